package io.guichet.desk;

import io.guichet.policy.DecisionReference;
import io.guichet.policy.RowTexts;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketClassification;
import io.guichet.ticket.TimelineEntry;
import io.guichet.web.TimeFormatter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Builds the timeline of a ticket in the reader's language. */
@Component
class TimelineViewAssembler {

    /** Types of entries whose text has the reason. */
    private static final Set<String> REASON_IN_TEXT = Set.of("paid", "lead-called");

    /** Details of an entry about attributes that are none. */
    private static final Set<String> NO_ATTRIBUTES = Set.of("reason", TicketClassification.HIDDEN_PLAN);

    private final LabelFormatter labels;
    private final TimeFormatter timeFormatter;
    private final RowTexts rowTexts;

    TimelineViewAssembler(LabelFormatter labels, TimeFormatter timeFormatter, RowTexts rowTexts) {
        this.labels = labels;
        this.timeFormatter = timeFormatter;
        this.rowTexts = rowTexts;
    }

    /**
     * A formatted entry.
     *
     * @param details actor and reason; null if there are none
     */
    public record TimelineEntryView(Instant at, String text, String details) {

        static TimelineEntryView of(Instant at, String text, String... detailParts) {
            var joined = Stream.of(detailParts)
                    .filter(part -> part != null && !part.isBlank())
                    .collect(Collectors.joining(" · "));
            return new TimelineEntryView(at, text, joined.isEmpty() ? null : joined);
        }
    }

    List<TimelineEntryView> of(String brand, List<TimelineEntry> timelineEntries, Locale locale) {
        return timelineEntries.stream()
                .map(timelineEntry -> entryView(brand, timelineEntry, locale))
                .toList();
    }

    /** Why and when the lead was called last; null if no lead was. */
    TimelineEntryView leadCall(String brand, List<TimelineEntry> timelineEntries, Locale locale) {
        return timelineEntries.stream()
                .filter(entry -> entry.type().equals("lead-called"))
                .max(Comparator.comparing(TimelineEntry::occurredAt))
                .map(entry -> TimelineEntryView.of(entry.occurredAt(), text(brand, entry, locale)))
                .orElse(null);
    }

    private TimelineEntryView entryView(String brand, TimelineEntry timelineEntry, Locale locale) {
        var reason = REASON_IN_TEXT.contains(timelineEntry.type()) ? null : reason(timelineEntry.details(), locale);
        return TimelineEntryView.of(
                timelineEntry.occurredAt(),
                text(brand, timelineEntry, locale),
                labels.actor(timelineEntry.actor()),
                reason);
    }

    private String reason(Map<String, String> details, Locale locale) {
        return details.containsKey("decision")
                ? rowTexts.forStaff(DecisionReference.of(details), locale)
                : details.get("reason");
    }

    private String text(String brand, TimelineEntry timelineEntry, Locale locale) {
        var key = "event." + timelineEntry.type();
        return labels.textOr(null, key, locale) == null
                ? LabelFormatter.humanise(timelineEntry.type())
                : labels.text(key, locale, detail(brand, timelineEntry, locale));
    }

    private String detail(String brand, TimelineEntry timelineEntry, Locale locale) {
        var details = timelineEntry.details();
        return switch (timelineEntry.type()) {
            case "opened" -> labels.value("channel", details.getOrDefault("channel", ""), locale);
            case "status" -> labels.status(brand, details.getOrDefault("to", ""), locale);
            case "assigned", Ticket.ASSIGNEE_KEPT -> labels.staff(details.getOrDefault("to", ""));
            case "priority" -> labels.value(brand, "priority", details.getOrDefault("to", ""), locale);
            case "team" -> labels.group(brand, details.getOrDefault("to", ""), locale);
            case "triaged", "attributes-changed", "overridden", "contract-applied" ->
                attributes(brand, details, locale);
            case "activity" -> activity(details, locale);
            case "override-removed" -> labels.text("event.override-removed." + details.get("field"), locale);
            case "deadline-warning" -> deadlineWarning(details, locale);
            case "lead-called", "lead-decided", "call-logged", "identity-checked", "papers-checked", "payment-unused" ->
                outcome(timelineEntry, locale);
            case "requester-verified" -> labels.text("verification.by." + details.get("by"), locale);
            case "entitlement-reviewed" -> labels.textOr("", "route." + details.get("route"), locale);
            case "moved" -> details.getOrDefault(locale.getLanguage().equals("fr") ? "toNameFr" : "toName", "");
            case "follow-up" -> timeFormatter.dateTime(Instant.parse(details.get("at")), locale);
            case "paid" -> details.getOrDefault("reason", "–");
            case "refund-ordered", "refunded", "refund-failed" -> details.getOrDefault("amount", "");
            case "invoiced", "invoice-settled" -> details.getOrDefault("invoice", "");
            default ->
                details.values().stream()
                        .findFirst()
                        .filter(one -> details.size() == 1)
                        .orElseGet(() -> details.getOrDefault("to", ""));
        };
    }

    private String attributes(String brand, Map<String, String> details, Locale locale) {
        var joined = new TreeMap<>(details)
                .entrySet().stream()
                        .filter(attribute -> !NO_ATTRIBUTES.contains(attribute.getKey()))
                        .map(attribute -> labels.text(
                                "event.attribute",
                                locale,
                                labels.attribute(attribute.getKey(), locale),
                                value(brand, attribute.getKey(), attribute.getValue(), locale)))
                        .collect(Collectors.joining(", "));
        return joined.isEmpty() ? labels.text("event.no-change", locale) : joined;
    }

    /** What another system called it and said about it. */
    private String activity(Map<String, String> details, Locale locale) {
        var said = new TreeMap<>(details);
        return Stream.concat(
                        Stream.ofNullable(said.remove("name")),
                        said.entrySet().stream()
                                .map(one -> labels.text("event.attribute", locale, one.getKey(), one.getValue())))
                .collect(Collectors.joining(", "));
    }

    private String value(String brand, String name, String value, Locale locale) {
        return switch (name) {
            case "due" -> timeFormatter.dateTime(Instant.parse(value), locale);
            case "target" -> labels.text("clock.target." + value, locale);
            default -> labels.value(brand, name, value, locale);
        };
    }

    private String deadlineWarning(Map<String, String> details, Locale locale) {
        return labels.text(
                "event.attribute",
                locale,
                labels.textOr("", "clock.target." + details.get("target"), locale),
                level(details.get("target"), details.get("level"), locale));
    }

    private String level(String target, String level, Locale locale) {
        var ownName = labels.textOr("", "event.level." + level, locale);
        return ownName.isEmpty()
                ? labels.text(
                        "clock.state." + level, locale, labels.textOr("m", "clock.target.gender." + target, locale))
                : ownName;
    }

    private String outcome(TimelineEntry timelineEntry, Locale locale) {
        var outcome = timelineEntry
                .details()
                .getOrDefault("outcome", timelineEntry.details().getOrDefault("reason", ""));
        return labels.textOr(
                LabelFormatter.humanise(outcome), "event.%s.%s".formatted(timelineEntry.type(), outcome), locale);
    }
}
