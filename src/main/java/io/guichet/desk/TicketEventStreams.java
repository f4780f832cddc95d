package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.desk.TicketPresence.PresenceState;
import io.guichet.desk.TicketPresence.TicketActivity;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Message;
import io.guichet.ticket.TicketAccess;
import io.guichet.web.EventStreams;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open event streams of tickets: one query a run reads what happens on all tickets that are watched here. */
@Component
class TicketEventStreams extends EventStreams<TicketEventStreams.TicketStream> {

    private static final Logger LOG = LoggerFactory.getLogger(TicketEventStreams.class);

    private final TicketPresence presence;
    private final Conversation conversation;
    private final TicketAccess access;
    private final StaffDirectory directory;
    private final LabelFormatter labels;

    TicketEventStreams(
            TicketPresence presence,
            Conversation conversation,
            TicketAccess access,
            StaffDirectory directory,
            LabelFormatter labels) {
        super("ticket-events");
        this.presence = presence;
        this.conversation = conversation;
        this.access = access;
        this.directory = directory;
        this.labels = labels;
    }

    /** A member of staff who is there. */
    record PresenceEvent(String user, String name, PresenceState state) {}

    record PresencesEvent(List<PresenceEvent> staff) {}

    /** A message that the customer has just written. */
    record CustomerMessageEvent(long id, String body, Instant at) {}

    static final class TicketStream extends EventStream {

        private final String ticket;
        private List<PresenceEvent> shown = List.of();
        private Long newestMessage;

        TicketStream(String ticket, String user, Long newestMessage) {
            super(user);
            this.ticket = ticket;
            this.newestMessage = newestMessage;
        }
    }

    /** @param after id of the newest message that the reader has; null for all so far */
    SseEmitter open(String ticket, Long after, StaffMember staff) {
        return open(new TicketStream(ticket, staff.id(), after));
    }

    @Override
    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
    protected void runInBackground() {
        super.runInBackground();
    }

    @Override
    protected void serve(Collection<TicketStream> open) {
        var watched = open.stream().map(stream -> stream.ticket).collect(Collectors.toSet());
        var activity = presence.on(watched).stream().collect(Collectors.groupingBy(TicketActivity::ticket));
        open.forEach(stream -> serve(stream, activity.getOrDefault(stream.ticket, List.of())));
    }

    private void serve(TicketStream stream, List<TicketActivity> activity) {
        try {
            update(stream, activity);
        } catch (RuntimeException e) {
            LOG.warn("An event stream could not be served", e);
        }
    }

    private void update(TicketStream stream, List<TicketActivity> activity) {
        var others = activity.stream()
                .filter(row -> row.staff() != null && !row.staff().equals(stream.user()))
                .map(row -> new PresenceEvent(row.staff(), labels.staff(row.staff()), row.state()))
                .toList();
        var newest = activity.stream()
                .filter(row -> row.message() != null)
                .map(TicketActivity::message)
                .findFirst()
                .orElse(0L);
        var hasNews = stream.newestMessage != null && newest > stream.newestMessage;
        if (!hasNews && others.equals(stream.shown)) {
            stream.newestMessage = newest;
            return;
        }
        if (!isStillAllowed(stream)) {
            end(stream);
            return;
        }
        if (!others.equals(stream.shown)) {
            stream.shown = others;
            send(stream, json("presence", new PresencesEvent(others)));
        }
        if (hasNews) {
            messagesAfter(stream.ticket, stream.newestMessage)
                    .forEach(message -> send(
                            stream,
                            json("message", new CustomerMessageEvent(message.id(), message.body(), message.sentAt()))
                                    .id(String.valueOf(message.id()))));
        }
        stream.newestMessage = newest;
    }

    private boolean isStillAllowed(TicketStream stream) {
        return directory
                .findActive(stream.user())
                .filter(staff -> access.isVisible(stream.ticket, staff))
                .isPresent();
    }

    private List<Message> messagesAfter(String ticket, long seen) {
        return conversation.of(ticket).stream()
                .filter(message -> message.isFromCustomer() && !message.automatic() && message.id() > seen)
                .toList();
    }
}
