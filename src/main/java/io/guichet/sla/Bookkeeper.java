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

/** Writes into the ledger what the brand's clocks table makes of the facts that are heard of a ticket. */
@Component
@Transactional
class Bookkeeper {

    private final Heard heard;
    private final Ledger ledger;
    private final Tickets tickets;
    private final Brands brands;
    private final Policies policies;
    private final ApplicationEventPublisher events;

    Bookkeeper(
            Heard heard,
            Ledger ledger,
            Tickets tickets,
            Brands brands,
            Policies policies,
            ApplicationEventPublisher events) {
        this.heard = heard;
        this.ledger = ledger;
        this.tickets = tickets;
        this.brands = brands;
        this.policies = policies;
        this.events = events;
    }

    /** @param message that it is about, or null */
    void hears(String number, String what, Instant at, Actor by, Long message) {
        var brand = brand(number);
        var version = policies.clocksVersion(brand);
        var fact = heard.keep(number, new Heard.Told(what, at, by.id(), version, message, null));
        var turns = new Turns();
        var runs = new EnumMap<Target, Long>(Target.class);
        for (var run : ledger.of(number)) {
            turns.stands(run.target(), run.state());
            runs.put(run.target(), run.run());
        }
        var wrote = false;
        for (var rule : policies.clocks(brand, what, version)) {
            if (turns.take(rule)) {
                write(number, rule, runs.get(rule.target()), fact);
                wrote = true;
            }
        }
        if (wrote) {
            events.publishEvent(new ClocksChanged(number));
        }
    }

    /**
     * What was heard of that message is not so: the clocks go on as if it had never been heard. Every line that followed from
     * it is revoked, and what the facts since then lead to instead is added.
     */
    void strikes(String number, long message, String what, Instant at, Actor by, String reason) {
        var brand = brand(number);
        var version = policies.clocksVersion(brand);
        var wrong = heard.holding(number).stream()
                .filter(fact -> Objects.equals(fact.message(), message))
                .toList();
        wrong.forEach(fact -> heard.keep(number, new Heard.Told(what, at, by.id(), version, message, fact.id())));
        if (!wrong.isEmpty()) {
            settle(number, brand, by, reason);
            events.publishEvent(new ClocksChanged(number));
        }
    }

    private void settle(String number, Brand brand, Actor by, String reason) {
        var told = new Retold(heard.holding(number), fact -> policies.clocks(brand, fact.fact(), fact.version()));
        for (var run : ledger.of(number)) {
            var start = run.lines().get(0);
            var wrong = told.has(start)
                    ? run.entries().stream().filter(ClockEntry::isTurn).toList()
                    : List.of(start);
            wrong.stream()
                    .filter(line -> line.fact() != null && !told.has(line))
                    .forEach(line -> ledger.append(number, NewLine.revoked(line, by.id(), reason)));
        }
        var runs = ledger.of(number);
        var begun = new HashMap<Retold.Start, Long>();
        for (var turn : told.turns()) {
            var run = runs.stream().filter(turn::isOf).findFirst();
            if (run.isEmpty() || !run.get().tells(turn)) {
                var known = run.map(TicketClock::run).orElse(begun.get(turn.start()));
                begun.put(turn.start(), write(number, turn.rule(), known, turn.fact()));
            }
        }
    }

    /** @return the run to which the line belongs */
    private long write(String number, ClockRule rule, Long run, HeardFact fact) {
        if (rule.action() == ClockRule.Action.START) {
            var ticket = tickets.get(number);
            var promised = policies.promised(brand(number), ticket.facts(), ticket.priority(), rule.target());
            return ledger.append(number, NewLine.started(promised, fact));
        }
        var kind = ClockEntry.Kind.of(rule.action());
        return ledger.append(number, NewLine.turned(rule.target(), run, kind, fact, rule.because()));
    }

    private Brand brand(String number) {
        return brands.get(tickets.get(number).brand());
    }
}
