package io.guichet.sla;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.policy.ClockRule;
import io.guichet.policy.Policies;
import io.guichet.policy.Target;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Tickets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records triggers and writes the entries that the brand's clocks table derives from them. */
@Component
@Transactional
class LedgerWriter {

    private final ClockTriggers triggers;
    private final Ledger ledger;
    private final Tickets tickets;
    private final Brands brands;
    private final Policies policies;
    private final ApplicationEventPublisher events;

    LedgerWriter(
            ClockTriggers triggers,
            Ledger ledger,
            Tickets tickets,
            Brands brands,
            Policies policies,
            ApplicationEventPublisher events) {
        this.triggers = triggers;
        this.ledger = ledger;
        this.tickets = tickets;
        this.brands = brands;
        this.policies = policies;
        this.events = events;
    }

    void record(String number, ClockOccurrence occurrence) {
        var brand = brand(number);
        var version = policies.latestClocksVersion(brand);
        var trigger = triggers.record(number, ClockTriggers.NewTrigger.of(occurrence, version));
        var transitions = new ClockTransitions();
        var runs = new EnumMap<Target, Long>(Target.class);
        for (var run : ledger.of(number)) {
            transitions.setState(run.target(), run.state());
            runs.put(run.target(), run.runId());
        }
        var added = policies.clockRules(brand, occurrence.trigger(), version).stream()
                .filter(transitions::apply)
                .map(rule -> entry(number, rule, runs.get(rule.target()), trigger))
                .toList();
        ledger.append(number, added);
        if (!added.isEmpty()) {
            events.publishEvent(new ClocksChanged(number));
        }
    }

    /**
     * Revokes the trigger of a message: the clocks continue as if it had never happened. Revokes each entry that
     * followed from it and adds those that the later triggers cause instead.
     */
    void revoke(String number, long message, String type, Instant at, Actor by, String reason) {
        var brand = brand(number);
        var version = policies.latestClocksVersion(brand);
        var toRevoke = triggers.inForce(number).stream()
                .filter(trigger -> Objects.equals(trigger.message(), message))
                .toList();
        toRevoke.forEach(trigger -> triggers.record(
                number, new ClockTriggers.NewTrigger(type, at, by.id(), version, message, trigger.id())));
        if (!toRevoke.isEmpty()) {
            replay(number, brand, by, reason);
            events.publishEvent(new ClocksChanged(number));
        }
    }

    private void replay(String number, Brand brand, Actor by, String reason) {
        var replay = new ClockReplay(
                triggers.inForce(number), trigger -> policies.clockRules(brand, trigger.type(), trigger.version()));
        for (var run : ledger.of(number)) {
            var start = run.allEntries().get(0);
            var toRevoke = replay.contains(start)
                    ? run.validEntries().stream()
                            .filter(LedgerEntry::isTransition)
                            .toList()
                    : List.of(start);
            toRevoke.stream()
                    .filter(entry -> entry.triggerId() != null && !replay.contains(entry))
                    .forEach(entry -> ledger.append(number, NewLedgerEntry.revoked(entry, by.id(), reason)));
        }
        var runs = ledger.of(number);
        var started = new HashMap<ClockReplay.ClockStart, Long>();
        for (var transition : replay.transitions()) {
            var run = runs.stream().filter(transition::belongsTo).findFirst();
            if (run.isEmpty() || !run.get().hasRecorded(transition)) {
                var runId = run.map(TicketClock::runId).orElse(started.get(transition.start()));
                var entry = entry(number, transition.rule(), runId, transition.trigger());
                started.put(transition.start(), ledger.append(number, entry));
            }
        }
    }

    private NewLedgerEntry entry(String number, ClockRule rule, Long run, RecordedTrigger trigger) {
        if (rule.action() == ClockRule.ClockAction.START) {
            var ticket = tickets.get(number);
            var slaTarget = policies.target(brand(number), ticket.attributes(), ticket.priority(), rule.target());
            return NewLedgerEntry.started(slaTarget, trigger);
        }
        var kind = LedgerEntry.LedgerEntryType.of(rule.action());
        return NewLedgerEntry.transition(rule.target(), run, kind, trigger, rule.reason());
    }

    private Brand brand(String number) {
        return brands.get(tickets.get(number).brand());
    }
}
