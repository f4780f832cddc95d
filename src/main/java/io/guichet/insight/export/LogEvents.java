package io.guichet.insight.export;

import io.guichet.insight.export.LogEvent.LogActor;
import io.guichet.insight.export.LogEvent.LogAttribute;
import io.guichet.insight.export.LogEvent.LogTransition;
import io.guichet.insight.export.LogEvent.RelatedObject;
import io.guichet.insight.table.VisitMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events of some tickets up to an instant while they are read, and who did them. */
final class LogEvents {

    private static final Comparator<LogEvent> ORDER =
            Comparator.comparingLong(LogEvent::at).thenComparing(event -> event.transition() == LogTransition.START);

    private final long until;
    private final LogObjects objects;
    private final Pseudonyms pseudonyms;
    private final Map<String, List<LogEvent>> events = new HashMap<>();
    private final Map<Long, LogActor> customers = new HashMap<>();
    private final Map<String, LogActor> agents = new HashMap<>();

    LogEvents(Collection<String> numbers, Instant until, LogObjects objects, Pseudonyms pseudonyms) {
        this.until = until.toEpochMilli();
        this.objects = objects;
        this.pseudonyms = pseudonyms;
        numbers.forEach(number -> events.put(number, new ArrayList<>()));
    }

    long until() {
        return until;
    }

    /** @param id of the customer's row */
    LogActor customer(long id) {
        objects.addCustomer(id);
        return customers.computeIfAbsent(id, row -> new LogActor(pseudonyms.customer(row), true));
    }

    LogActor agent(String userId) {
        var agent = agents.computeIfAbsent(userId, id -> new LogActor(pseudonyms.agent(id), false));
        objects.addAgent(agent.pseudonym());
        return agent;
    }

    /**
     * Adds an event that takes no time.
     *
     * @param by null for the desk itself
     * @param related objects beside the ticket and the actor
     */
    void add(
            String number,
            String id,
            String activity,
            long at,
            LogActor by,
            List<RelatedObject> related,
            List<LogAttribute> attributes) {
        var all = new ArrayList<RelatedObject>();
        all.add(ticket(number));
        all.addAll(related);
        if (by != null) {
            all.add(new RelatedObject(by.pseudonym(), "by"));
        }
        add(number, new LogEvent(id, activity, LogTransition.COMPLETE, null, at, by, all, attributes));
    }

    /** Adds the start or the end of a visit. */
    void add(VisitMetrics visit, LogTransition transition, Instant at) {
        add(
                visit.number(),
                new LogEvent(
                        visit.id() + '-' + transition.standardName(),
                        visit.activity(),
                        transition,
                        visit.id(),
                        at.toEpochMilli(),
                        null,
                        List.of(ticket(visit.number())),
                        List.of(
                                new LogAttribute("process", visit.process()),
                                new LogAttribute(LogEvent.LIFECYCLE, transition.standardName()))));
    }

    private void add(String number, LogEvent event) {
        if (event.at() <= until) {
            events.get(number).add(event);
        }
    }

    private static RelatedObject ticket(String number) {
        return new RelatedObject(number, "ticket");
    }

    /** In the order of their instants; at the same instant what starts comes last, all else as it was added. */
    List<LogEvent> of(String number) {
        var sorted = events.get(number);
        sorted.sort(ORDER);
        return sorted;
    }
}
