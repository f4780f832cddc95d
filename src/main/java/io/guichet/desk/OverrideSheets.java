package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.desk.LeadDecisions.Decision;
import io.guichet.desk.OverrideSheet.Decided;
import io.guichet.http.Moments;
import io.guichet.policy.Policies;
import io.guichet.policy.Priority;
import io.guichet.sla.TicketClock;
import io.guichet.ticket.Ticket;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes down for a page what a lead can decide about a ticket and what is decided. */
@Component
class OverrideSheets {

    private final LeadDecisions decisions;
    private final Brands brands;
    private final Policies policies;
    private final Lexicon lexicon;
    private final Moments moments;

    OverrideSheets(LeadDecisions decisions, Brands brands, Policies policies, Lexicon lexicon, Moments moments) {
        this.decisions = decisions;
        this.brands = brands;
        this.policies = policies;
        this.lexicon = lexicon;
        this.moments = moments;
    }

    OverrideSheet of(Ticket ticket, Locale locale) {
        var brand = brands.get(ticket.brand());
        return new OverrideSheet(
                ticket,
                now(ticket, locale),
                values("priority", priorities(brand), locale),
                values("plan", brand.plans(), locale),
                lexicon.teams(List.of(brand.id()), locale),
                targets(ticket, locale),
                decisions.of(ticket).stream()
                        .map(decision -> decided(ticket, decision, locale))
                        .toList());
    }

    private List<String> priorities(Brand brand) {
        return policies.priorities(brand).stream()
                .map(Priority::name)
                .distinct()
                .toList();
    }

    private Map<String, String> now(Ticket ticket, Locale locale) {
        var now = new LinkedHashMap<String, String>();
        priority(ticket, locale).ifPresent(value -> now.put("priority", value));
        plan(ticket, locale).ifPresent(value -> now.put("plan", value));
        team(ticket, locale).ifPresent(value -> now.put("team", value));
        return now;
    }

    private Map<String, String> values(String fact, Collection<String> known, Locale locale) {
        var values = new LinkedHashMap<String, String>();
        known.forEach(value -> values.put(value, lexicon.value(fact, value, locale)));
        return values;
    }

    private Map<String, String> targets(Ticket ticket, Locale locale) {
        var targets = new LinkedHashMap<String, String>();
        decisions.open(ticket.number()).forEach(run -> targets.put(run.target().name(), words(run, locale)));
        return targets;
    }

    private String words(TicketClock run, Locale locale) {
        var name = lexicon.say("clock.target." + run.target(), locale);
        return run.due().map(due -> name + " · " + moments.due(due, locale)).orElse(name);
    }

    private Decided decided(Ticket ticket, Decision decision, Locale locale) {
        return switch (decision.what()) {
            case PRIORITY -> decided(decision, "priority", priority(ticket, locale), locale);
            case PLAN -> decided(decision, "plan", plan(ticket, locale), locale);
            case TEAM -> decided(decision, "team", team(ticket, locale), locale);
            case DUE -> {
                var line = decision.line();
                yield new Decided(
                        decision,
                        lexicon.say("clock.target." + decision.target(), locale),
                        moments.day(line.due(), locale),
                        lexicon.staff(line.actor()),
                        line.recordedAt(),
                        line.reason());
            }
        };
    }

    private Decided decided(Decision decision, String fact, Optional<String> value, Locale locale) {
        var event = decision.event();
        return new Decided(
                decision,
                lexicon.fact(fact, locale),
                value.orElse("–"),
                event == null ? null : lexicon.actor(event.actor()),
                event == null ? null : event.occurredAt(),
                event == null ? null : event.details().get("reason"));
    }

    private Optional<String> priority(Ticket ticket, Locale locale) {
        return Optional.ofNullable(ticket.priority()).map(value -> lexicon.value("priority", value, locale));
    }

    private Optional<String> plan(Ticket ticket, Locale locale) {
        return ticket.facts().text("plan").map(value -> lexicon.value("plan", value, locale));
    }

    private Optional<String> team(Ticket ticket, Locale locale) {
        return Optional.ofNullable(ticket.team()).map(team -> lexicon.group(ticket.brand(), team, locale));
    }
}
