package io.guichet.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a ticket stands: the activities that its process and those it has called wait at, with their tasks and timers.
 *
 * @param places without call activities, whose place is that of the called process
 */
record TicketPosition(List<Place> places, List<OpenTask> tasks, List<Timer> timers) {

    /** Of a ticket for which nothing runs. */
    static final TicketPosition NONE = new TicketPosition(List.of(), List.of(), List.of());

    /**
     * An activity that a process waits at.
     *
     * @param process key of the process
     * @param rootVersion version of the outermost process
     * @param live whether something can end the wait: a task, a message, a timer
     */
    record Place(
            String instance,
            String definition,
            String process,
            int version,
            int rootVersion,
            String activity,
            boolean called,
            boolean live) {}

    /** @param assignee null for none */
    record OpenTask(String id, String instance, String activity, String name, String assignee) {}

    /**
     * A timer that has not fired.
     *
     * @param event id of the event in the diagram
     */
    record Timer(String id, String definition, String event, Instant due) {}

    boolean isAt(String activity) {
        return places.stream().anyMatch(place -> place.activity().equals(activity));
    }

    Optional<Place> in(String process) {
        return places.stream().filter(place -> place.process().equals(process)).findFirst();
    }

    boolean isLive() {
        return !places.isEmpty() && places.stream().allMatch(Place::live);
    }

    /** The ids of the activities; empty when nothing runs. */
    String activities() {
        return places.stream().map(Place::activity).sorted().distinct().collect(Collectors.joining(", "));
    }

    /** The version of the process at the first place; null when nothing runs. */
    Integer version() {
        return places.isEmpty() ? null : places.get(0).version();
    }
}
