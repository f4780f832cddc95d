package io.guichet.sla;

import io.guichet.brand.Brand;
import io.guichet.policy.ClockRule;
import io.guichet.policy.ClockRule.ClockAction;
import io.guichet.policy.Policies;
import io.guichet.policy.TableVersion;
import io.guichet.sla.ClockReplay.ClockStart;
import io.guichet.sla.ClockReplay.ClockTransition;
import io.guichet.sla.ClockTriggers.NewTrigger;
import io.guichet.sla.ClockTriggers.TicketTrigger;
import io.guichet.sla.Ledger.TicketEntry;
import io.guichet.sla.LedgerEntry.LedgerEntryType;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the triggers and the ledgers of tickets whose lives are over. The brand's clocks and targets tables are asked as for a
 * living ticket, in their latest versions.
 */
@Component
public class PastClocks {

    private final ClockTriggers triggers;
    private final Ledger ledger;
    private final Policies policies;

    PastClocks(ClockTriggers triggers, Ledger ledger, Policies policies) {
        this.triggers = triggers;
        this.ledger = ledger;
        this.policies = policies;
    }

    /** A stored ticket and what has happened to it, oldest first. */
    public record PastEvents(Ticket ticket, List<TicketEvent> events) {

        private Stream<ClockOccurrence> occurrences() {
            var received = ticket.receivedAt();
            var begin = ticket.paidAt() == null ? received : ticket.paidAt();
            return Stream.concat(
                    Stream.of(ClockOccurrence.receipt(begin), ClockOccurrence.registration(begin)),
                    events.stream().flatMap(event -> ClockOccurrence.of(event).stream()));
        }
    }

    private record RunStart(String number, ClockStart start) {}

    private record PastTransition(Ticket ticket, ClockTransition transition) {

        RunStart start() {
            return new RunStart(ticket.number(), transition.start());
        }

        boolean isStart() {
            return transition.rule().action() == ClockAction.START;
        }
    }

    /** Writes the clocks of tickets of that brand, which have none yet. */
    @Transactional
    public void record(Brand brand, Collection<PastEvents> past) {
        var version = policies.latestClocksVersion(brand);
        var rules = new HashMap<String, List<ClockRule>>();
        var transitions = new ArrayList<PastTransition>();
        var recorded = recordTriggers(past, version);
        for (var one : past) {
            var ticket = one.ticket();
            var replay = new ClockReplay(
                    recorded.get(ticket.number()),
                    trigger ->
                            rules.computeIfAbsent(trigger.type(), type -> policies.clockRules(brand, type, version)));
            replay.transitions().forEach(transition -> transitions.add(new PastTransition(ticket, transition)));
        }
        var runs = start(brand, transitions);
        ledger.appendAll(transitions.stream()
                .filter(one -> !one.isStart())
                .map(one -> entry(one, runs.get(one.start())))
                .toList());
    }

    /** By the numbers of the tickets. */
    private Map<String, List<RecordedTrigger>> recordTriggers(Collection<PastEvents> past, TableVersion version) {
        var added = past.stream()
                .flatMap(one -> one.occurrences()
                        .map(occurrence ->
                                new TicketTrigger(one.ticket().number(), NewTrigger.of(occurrence, version))))
                .toList();
        var recorded = triggers.recordAll(added);
        var byNumber = new HashMap<String, List<RecordedTrigger>>();
        for (int index = 0; index < added.size(); index++) {
            byNumber.computeIfAbsent(added.get(index).number(), number -> new ArrayList<>())
                    .add(recorded.get(index));
        }
        return byNumber;
    }

    /** The ids of the runs. */
    private Map<RunStart, Long> start(Brand brand, List<PastTransition> transitions) {
        var starts = transitions.stream().filter(PastTransition::isStart).toList();
        var appended = ledger.appendAll(starts.stream()
                .map(one -> new TicketEntry(one.ticket().number(), startEntry(brand, one)))
                .toList());
        var runs = new HashMap<RunStart, Long>();
        for (int index = 0; index < starts.size(); index++) {
            runs.put(starts.get(index).start(), appended.get(index).runId());
        }
        return runs;
    }

    private NewLedgerEntry startEntry(Brand brand, PastTransition started) {
        var ticket = started.ticket();
        var target = started.transition().rule().target();
        return NewLedgerEntry.started(
                policies.target(brand, ticket.attributes(), ticket.priority(), target),
                started.transition().trigger());
    }

    private static TicketEntry entry(PastTransition past, long run) {
        var rule = past.transition().rule();
        return new TicketEntry(
                past.ticket().number(),
                NewLedgerEntry.transition(
                        rule.target(),
                        run,
                        LedgerEntryType.of(rule.action()),
                        past.transition().trigger(),
                        rule.reason()));
    }
}
