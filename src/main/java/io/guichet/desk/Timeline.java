package io.guichet.desk;

import io.guichet.http.Moments;
import io.guichet.policy.RowTexts;
import io.guichet.ticket.TicketEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says what happened to a ticket, in the reader's language. */
@Component
class Timeline {

    /** Their reason is what the line says. */
    private static final Set<String> SAYS_WHY_ITSELF = Set.of("paid", "lead-called");

    private final Lexicon lexicon;
    private final Moments moments;
    private final RowTexts rows;

    Timeline(Lexicon lexicon, Moments moments, RowTexts rows) {
        this.lexicon = lexicon;
        this.moments = moments;
        this.rows = rows;
    }

    /** What happened. @param who through whom, and why; null when it was the desk itself and goes without saying */
    public record Entry(Instant at, String text, String who) {

        static Entry of(Instant at, String text, String... whoAndWhy) {
            var said = Stream.of(whoAndWhy)
                    .filter(words -> words != null && !words.isBlank())
                    .collect(Collectors.joining(" · "));
            return new Entry(at, text, said.isEmpty() ? null : said);
        }
    }

    List<Entry> of(String brand, List<TicketEvent> events, Locale locale) {
        return events.stream().map(event -> entry(brand, event, locale)).toList();
    }

    private Entry entry(String brand, TicketEvent event, Locale locale) {
        var why = SAYS_WHY_ITSELF.contains(event.kind()) ? null : why(brand, event.details(), locale);
        return Entry.of(event.occurredAt(), text(brand, event, locale), lexicon.actor(event.actor()), why);
    }

    private String why(String brand, Map<String, String> details, Locale locale) {
        var row = details.get("because");
        return row == null ? details.get("reason") : rows.of(brand, row, locale);
    }

    private String text(String brand, TicketEvent event, Locale locale) {
        var key = "event." + event.kind();
        return lexicon.sayOr(null, key, locale) == null
                ? Lexicon.plain(event.kind())
                : lexicon.say(key, locale, detail(brand, event, locale));
    }

    private String detail(String brand, TicketEvent event, Locale locale) {
        var details = event.details();
        return switch (event.kind()) {
            case "opened" -> lexicon.value("channel", details.getOrDefault("channel", ""), locale);
            case "status" -> lexicon.status(details.getOrDefault("to", ""), locale);
            case "priority" -> lexicon.value("priority", details.getOrDefault("to", ""), locale);
            case "team" -> lexicon.group(brand, details.getOrDefault("to", ""), locale);
            case "triaged", "overridden" -> facts(details, locale);
            case "override-lifted" -> lexicon.say("event.lifted." + details.get("what"), locale);
            case "deadline-warning" -> warning(details, locale);
            case "lead-called", "lead-decided", "identity-checked", "papers-checked" -> outcome(event, locale);
            case "paid" -> details.getOrDefault("reason", "–");
            case "invoiced", "invoice-settled" -> details.getOrDefault("invoice", "");
            default ->
                details.values().stream()
                        .findFirst()
                        .filter(one -> details.size() == 1)
                        .orElseGet(() -> details.getOrDefault("to", ""));
        };
    }

    private String facts(Map<String, String> details, Locale locale) {
        var said = new TreeMap<>(details)
                .entrySet().stream()
                        .filter(fact -> !fact.getKey().equals("reason"))
                        .map(fact -> lexicon.say(
                                "event.fact",
                                locale,
                                lexicon.fact(fact.getKey(), locale),
                                value(fact.getKey(), fact.getValue(), locale)))
                        .collect(Collectors.joining(", "));
        return said.isEmpty() ? lexicon.say("event.nothing-new", locale) : said;
    }

    private String value(String name, String value, Locale locale) {
        return switch (name) {
            case "due" -> moments.day(Instant.parse(value), locale);
            case "target" -> lexicon.say("clock.target." + value, locale);
            default -> lexicon.value(name, value, locale);
        };
    }

    private String warning(Map<String, String> details, Locale locale) {
        return lexicon.say(
                "event.fact",
                locale,
                lexicon.sayOr("", "clock.target." + details.get("target"), locale),
                lexicon.sayOr(
                        lexicon.sayOr("", "event.level." + details.get("level"), locale),
                        "clock.state." + details.get("level"),
                        locale));
    }

    private String outcome(TicketEvent event, Locale locale) {
        var word = event.details().getOrDefault("outcome", event.details().getOrDefault("reason", ""));
        return lexicon.sayOr(Lexicon.plain(word), "event.%s.%s".formatted(event.kind(), word), locale);
    }
}
