package io.guichet.desk;

import io.guichet.desk.Overrides.Overridden;
import io.guichet.policy.Target;
import io.guichet.sla.ClockEntry;
import io.guichet.sla.Deadlines;
import io.guichet.sla.TicketClock;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketEvent;
import io.guichet.ticket.Tickets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What holds of a ticket whatever the tables say. */
@Component
class LeadDecisions {

    private final Tickets tickets;
    private final Deadlines deadlines;

    LeadDecisions(Tickets tickets, Deadlines deadlines) {
        this.tickets = tickets;
        this.deadlines = deadlines;
    }

    /**
     * One decision that holds.
     *
     * @param target whose deadline it is, for {@code DUE} alone
     * @param event in which a lead said so; null for a deadline, and where a ladder or triage has decided
     * @param line of the ledger that says so, for {@code DUE} alone
     */
    record Decision(Overridden what, Target target, TicketEvent event, ClockEntry line) {

        /** What a form calls it: {@code PRIORITY}, {@code DUE-RESOLUTION}. */
        String key() {
            return target == null ? what.name() : what + "-" + target;
        }
    }

    List<Decision> of(Ticket ticket) {
        var events = tickets.timeline(ticket.number());
        var all = new ArrayList<Decision>();
        if (ticket.priorityChosen()) {
            all.add(new Decision(
                    Overridden.PRIORITY, null, newest(events, said("priority")).orElse(null), null));
        }
        newest(events, event -> said("plan").test(event) || isLifted(event, Overridden.PLAN))
                .filter(said("plan"))
                .ifPresent(event -> all.add(new Decision(Overridden.PLAN, null, event, null)));
        if (ticket.teamChosen()) {
            all.add(new Decision(
                    Overridden.TEAM, null, newest(events, said("team")).orElse(null), null));
        }
        open(ticket.number()).forEach(run -> run.overridden()
                .ifPresent(line -> all.add(new Decision(Overridden.DUE, run.target(), null, line))));
        return all;
    }

    /** The open run of each target that has one: the one whose deadline a lead can set. */
    List<TicketClock> open(String number) {
        var first = new LinkedHashMap<Target, TicketClock>();
        deadlines.of(number).stream().filter(TicketClock::isOpen).forEach(run -> first.putIfAbsent(run.target(), run));
        return List.copyOf(first.values());
    }

    private static Predicate<TicketEvent> said(String what) {
        return event -> event.kind().equals("overridden") && event.details().containsKey(what);
    }

    private static boolean isLifted(TicketEvent event, Overridden what) {
        return event.kind().equals("override-lifted")
                && what.name().equals(event.details().get("what"));
    }

    private static Optional<TicketEvent> newest(List<TicketEvent> events, Predicate<TicketEvent> wanted) {
        return events.stream().filter(wanted).reduce((a, b) -> b);
    }
}
