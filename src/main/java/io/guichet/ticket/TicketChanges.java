package io.guichet.ticket;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The timeline entries and events of a ticket's transitions that are not saved yet; each is taken once, oldest first. */
final class TicketChanges {

    private final List<NewTimelineEntry> timelineEntries = new ArrayList<>();
    private final List<TicketEvent> events = new ArrayList<>();
    private final String number;
    private final Clock clock;

    TicketChanges(String number, Clock clock) {
        this.number = number;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void record(String type, Actor by, Map<String, String> details) {
        timelineEntries.add(new NewTimelineEntry(number, type, now(), by, details));
    }

    void register(TicketEvent event) {
        events.add(event);
    }

    List<NewTimelineEntry> takeTimelineEntries() {
        return takeAll(timelineEntries);
    }

    List<TicketEvent> takeEvents() {
        return takeAll(events);
    }

    private static <T> List<T> takeAll(List<T> registered) {
        var taken = List.copyOf(registered);
        registered.clear();
        return taken;
    }
}
