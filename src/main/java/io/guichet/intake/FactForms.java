package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.intake.FactForm.Choice;
import io.guichet.intake.FactForm.Field;
import io.guichet.policy.AskedFact;
import io.guichet.policy.FactWords;
import io.guichet.policy.Facts;
import io.guichet.policy.PromiseFacts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the form by which one asks what would be promised, and reads it from the parameters of an address. */
@Component
public class FactForms {

    /** Years in which working time can be counted without running out of calendar. */
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 2099;

    private final PromiseFacts promiseFacts;
    private final FactWords words;
    private final MessageSource messages;
    private final Clock clock;

    FactForms(PromiseFacts promiseFacts, FactWords words, MessageSource messages, Clock clock) {
        this.promiseFacts = promiseFacts;
        this.words = words;
        this.messages = messages;
        this.clock = clock;
    }

    /** Asks for what makes a difference at this brand. @param sent parameters by name; a blank one says nothing */
    public FactForm ofWhatDecides(Brand brand, Map<String, String> sent, Locale locale) {
        return read(brand, promiseFacts.deciding(brand), List.of(), sent, locale);
    }

    /** Asks for what the brand's tables read, in all its words, and for every other fact besides. */
    public FactForm ofEverything(Brand brand, Map<String, String> sent, Locale locale) {
        var read = promiseFacts.readBy(brand);
        var all = promiseFacts.all(brand);
        return read(
                brand,
                all.stream().filter(fact -> read.contains(fact.name())).toList(),
                all.stream().filter(fact -> !read.contains(fact.name())).toList(),
                sent,
                locale);
    }

    /** Asks for what makes a difference to the brand's hours, the channel aside; when is for the page to ask. */
    public FactForm ofHours(Brand brand, Map<String, String> sent, Locale locale) {
        var facts = new HashMap<>(sent);
        facts.remove(FactForm.WHEN);
        return read(brand, promiseFacts.ofHours(brand), List.of(), facts, locale);
    }

    private FactForm read(
            Brand brand, List<AskedFact> asked, List<AskedFact> more, Map<String, String> sent, Locale locale) {
        var problems = new ArrayList<Problem>();
        var facts = new HashMap<String, Object>();
        Stream.concat(asked.stream(), more.stream()).forEach(fact -> {
            var typed = typed(sent, fact.name());
            if (!typed.isEmpty()) {
                try {
                    facts.putAll(Facts.read(brand, Map.of(fact.name(), Facts.typed(fact.name(), typed)))
                            .values());
                } catch (BadInput e) {
                    var key = fact.words().isEmpty() ? "facts.problem.text" : "facts.problem.word";
                    problems.add(new Problem(fact.name(), say(key, locale, typed)));
                }
            }
        });
        var at = at(brand.zone(), typed(sent, FactForm.WHEN), problems, locale);
        return new FactForm(
                fields(asked, sent, facts, problems, locale),
                fields(more, sent, facts, problems, locale),
                new Field(
                        FactForm.WHEN,
                        say("facts.when", locale),
                        typed(sent, FactForm.WHEN),
                        List.of(),
                        problem(problems, FactForm.WHEN)),
                new Facts(facts),
                at,
                typed(sent, FactForm.WHEN).isEmpty(),
                Stream.concat(Stream.of(FactForm.WHEN), asked.stream().map(AskedFact::name))
                        .anyMatch(sent::containsKey),
                List.copyOf(problems));
    }

    private Instant at(ZoneId zone, String typed, List<Problem> problems, Locale locale) {
        try {
            var at = typed.isEmpty() ? null : LocalDateTime.parse(typed);
            if (at == null || (at.getYear() >= FIRST_YEAR && at.getYear() <= LAST_YEAR)) {
                return at == null ? clock.instant() : at.atZone(zone).toInstant();
            }
        } catch (DateTimeParseException e) {
            // Said below, as is a year that nobody means.
        }
        problems.add(new Problem(FactForm.WHEN, say("facts.problem.when", locale, typed)));
        return clock.instant();
    }

    private List<Field> fields(
            List<AskedFact> facts,
            Map<String, String> sent,
            Map<String, Object> understood,
            List<Problem> problems,
            Locale locale) {
        return facts.stream()
                .map(fact -> new Field(
                        fact.name(),
                        words.name(fact.name(), locale),
                        typed(sent, fact.name()),
                        choices(fact, understood.get(fact.name()), locale),
                        problem(problems, fact.name())))
                .toList();
    }

    /** The words to choose from; one that was stated is among them, also where it makes no difference. */
    private List<Choice> choices(AskedFact fact, Object stated, Locale locale) {
        if (fact.words().isEmpty()) {
            return List.of();
        }
        var stays = stated == null ? Stream.<String>empty() : Stream.of(stated.toString());
        return Stream.concat(fact.words().stream(), stays)
                .distinct()
                .map(word -> new Choice(word, words.word(fact.name(), word, locale)))
                .toList();
    }

    private static String problem(List<Problem> problems, String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(Problem::message)
                .findFirst()
                .orElse(null);
    }

    private static String typed(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "").strip();
    }

    private String say(String key, Locale locale, Object... details) {
        return messages.getMessage(key, details, locale);
    }
}
