package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.desk.ActiveOverrides.ActiveOverride;
import io.guichet.desk.OverrideView.ActiveOverrideView;
import io.guichet.policy.Policies;
import io.guichet.policy.Priority;
import io.guichet.sla.TicketClock;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Ticket;
import io.guichet.web.TimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes down for a page what a lead can decide about a ticket and what is decided. */
@Component
class OverrideViewAssembler {

    private final ActiveOverrides activeOverrides;
    private final Brands brands;
    private final Policies policies;
    private final LabelFormatter labels;
    private final TimeFormatter timeFormatter;

    OverrideViewAssembler(
            ActiveOverrides activeOverrides,
            Brands brands,
            Policies policies,
            LabelFormatter labels,
            TimeFormatter timeFormatter) {
        this.activeOverrides = activeOverrides;
        this.brands = brands;
        this.policies = policies;
        this.labels = labels;
        this.timeFormatter = timeFormatter;
    }

    OverrideView of(Ticket ticket, Locale locale) {
        var brand = brands.get(ticket.brand());
        return new OverrideView(
                ticket,
                current(ticket, locale),
                options("priority", priorities(brand), locale),
                options("plan", brand.plans(), locale),
                labels.teams(List.of(brand.id()), locale),
                targets(ticket, locale),
                activeOverrides.of(ticket).stream()
                        .map(override -> overrideView(ticket, override, locale))
                        .toList());
    }

    private List<String> priorities(Brand brand) {
        return policies.priorities(brand).stream()
                .map(Priority::name)
                .distinct()
                .toList();
    }

    private Map<String, String> current(Ticket ticket, Locale locale) {
        var current = new LinkedHashMap<String, String>();
        priority(ticket, locale).ifPresent(value -> current.put("priority", value));
        plan(ticket, locale).ifPresent(value -> current.put("plan", value));
        team(ticket, locale).ifPresent(value -> current.put("team", value));
        return current;
    }

    private Map<String, String> options(String attribute, Collection<String> allowed, Locale locale) {
        var options = new LinkedHashMap<String, String>();
        allowed.forEach(value -> options.put(value, labels.value(attribute, value, locale)));
        return options;
    }

    private Map<String, String> targets(Ticket ticket, Locale locale) {
        var targets = new LinkedHashMap<String, String>();
        activeOverrides
                .openClocks(ticket.number())
                .forEach(clock -> targets.put(clock.target().name(), targetLabel(clock, locale)));
        return targets;
    }

    private String targetLabel(TicketClock clock, Locale locale) {
        var name = labels.text("clock.target." + clock.target(), locale);
        return clock.due()
                .map(due -> name + " · " + timeFormatter.due(due, locale))
                .orElse(name);
    }

    private ActiveOverrideView overrideView(Ticket ticket, ActiveOverride override, Locale locale) {
        return switch (override.field()) {
            case PRIORITY -> overrideView(override, "priority", priority(ticket, locale), locale);
            case PLAN -> overrideView(override, "plan", plan(ticket, locale), locale);
            case TEAM -> overrideView(override, "team", team(ticket, locale), locale);
            case DUE -> {
                var entry = override.ledgerEntry();
                yield new ActiveOverrideView(
                        override,
                        labels.text("clock.target." + override.target(), locale),
                        timeFormatter.dateTime(entry.due(), locale),
                        labels.staff(entry.actor()),
                        entry.recordedAt(),
                        entry.reason());
            }
        };
    }

    private ActiveOverrideView overrideView(
            ActiveOverride override, String attribute, Optional<String> value, Locale locale) {
        var timelineEntry = override.timelineEntry();
        return new ActiveOverrideView(
                override,
                labels.attribute(attribute, locale),
                value.orElse("–"),
                timelineEntry == null ? null : labels.actor(timelineEntry.actor()),
                timelineEntry == null ? null : timelineEntry.occurredAt(),
                timelineEntry == null ? null : timelineEntry.details().get("reason"));
    }

    private Optional<String> priority(Ticket ticket, Locale locale) {
        return Optional.ofNullable(ticket.priority()).map(value -> labels.value("priority", value, locale));
    }

    private Optional<String> plan(Ticket ticket, Locale locale) {
        return ticket.attributes().text("plan").map(value -> labels.value("plan", value, locale));
    }

    private Optional<String> team(Ticket ticket, Locale locale) {
        return Optional.ofNullable(ticket.team()).map(team -> labels.group(ticket.brand(), team, locale));
    }
}
