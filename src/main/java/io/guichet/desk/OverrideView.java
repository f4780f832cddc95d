package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.desk.Overrides.OverriddenField;
import io.guichet.policy.Target;
import io.guichet.sla.TicketClock;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Ticket;
import io.guichet.web.TimeFormatter;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The fields that a lead can override and the overrides in force, in the reader's language. Options stand by their form
 * value, in the order of the page.
 *
 * @param current the values now by field name; absent where there is none
 * @param targets the open SLA targets, each with its due date
 */
record OverrideView(
        Ticket ticket,
        Map<String, String> current,
        Map<String, String> priorities,
        Map<String, String> plans,
        Map<String, String> teams,
        Map<String, String> targets,
        List<ActiveOverrideView> overrides) {

    /**
     * An override in force.
     *
     * @param author the lead who set it; null where none did
     */
    record ActiveOverrideView(
            String key,
            OverriddenField field,
            Target target,
            String name,
            String value,
            String author,
            Instant at,
            String reason) {}

    static OverrideView of(
            Ticket ticket,
            Brand brand,
            Collection<String> priorities,
            List<TicketClock> openClocks,
            List<ActiveOverride> active,
            LabelFormatter labels,
            TimeFormatter timeFormatter,
            Locale locale) {
        var texts = new Texts(ticket, labels, timeFormatter, locale);
        return new OverrideView(
                ticket,
                texts.current(),
                texts.options("priority", priorities),
                texts.options("plan", brand.plans()),
                labels.teams(List.of(brand.id()), locale),
                texts.targets(openClocks),
                active.stream().map(texts::override).toList());
    }

    private record Texts(Ticket ticket, LabelFormatter labels, TimeFormatter timeFormatter, Locale locale) {

        Map<String, String> current() {
            var current = new LinkedHashMap<String, String>();
            if (ticket.priority() != null) {
                current.put("priority", labels.value(ticket.brand(), "priority", ticket.priority(), locale));
            }
            ticket.attributes()
                    .text("plan")
                    .ifPresent(plan -> current.put("plan", labels.value(ticket.brand(), "plan", plan, locale)));
            if (ticket.team() != null) {
                current.put("team", labels.group(ticket.brand(), ticket.team(), locale));
            }
            return current;
        }

        Map<String, String> options(String attribute, Collection<String> values) {
            var options = new LinkedHashMap<String, String>();
            values.forEach(value -> options.put(value, labels.value(ticket.brand(), attribute, value, locale)));
            return options;
        }

        Map<String, String> targets(List<TicketClock> openClocks) {
            var targets = new LinkedHashMap<String, String>();
            openClocks.forEach(clock -> {
                var name = targetName(clock.target());
                var label = clock.due().map(due -> name + " · " + timeFormatter.due(due, locale));
                targets.put(clock.target().name(), label.orElse(name));
            });
            return targets;
        }

        ActiveOverrideView override(ActiveOverride override) {
            return switch (override.field()) {
                case PRIORITY -> override(override, "priority");
                case PLAN -> override(override, "plan");
                case TEAM -> override(override, "team");
                case DUE -> dueDateOverride(override);
            };
        }

        private ActiveOverrideView override(ActiveOverride override, String attribute) {
            var entry = override.timelineEntry();
            return new ActiveOverrideView(
                    override.key(),
                    override.field(),
                    null,
                    labels.attribute(attribute, locale),
                    current().getOrDefault(attribute, "–"),
                    entry == null ? null : labels.actor(entry.actor()),
                    entry == null ? null : entry.occurredAt(),
                    entry == null ? null : entry.details().get("reason"));
        }

        private ActiveOverrideView dueDateOverride(ActiveOverride override) {
            var entry = override.ledgerEntry();
            return new ActiveOverrideView(
                    override.key(),
                    override.field(),
                    override.target(),
                    targetName(override.target()),
                    timeFormatter.dateTime(entry.due(), locale),
                    labels.staff(entry.actor()),
                    entry.recordedAt(),
                    entry.reason());
        }

        private String targetName(Target target) {
            return labels.text("clock.target." + target, locale);
        }
    }
}
