package io.guichet.search;

import io.guichet.knowledge.search.LanguageAnalyzer;
import io.guichet.knowledge.search.TextHighlighter;
import io.guichet.knowledge.search.TextHighlighter.TextMatch;
import io.guichet.search.TicketHit.HitField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses the text of a ticket that contains most of the words, and highlights them. */
final class TicketExcerpts {

    /** Maximum number of characters that are analysed per ticket. */
    private static final int MAX_ANALYSED = 30_000;

    private final SearchScope scope;
    private final Map<String, WordLookup> lookups = new HashMap<>();

    TicketExcerpts(TicketQuery query, SearchScope scope) {
        this.scope = scope;
        TicketFields.LANGUAGES.forEach(language -> lookups.put(language, new WordLookup(query.words(language))));
    }

    /** Positions in the query by stem, and by part of a name. */
    private record WordLookup(Map<String, Integer> stems, Map<String, Integer> parts, int size) {

        WordLookup(List<TicketQuery.QueryWord> words) {
            this(new HashMap<>(), new HashMap<>(), words.size());
            for (int position = 0; position < words.size(); position++) {
                var word = words.get(position);
                if (!word.stopWord()) {
                    stems.putIfAbsent(word.stem(), position);
                }
                for (var part : word.parts()) {
                    parts.putIfAbsent(part, position);
                }
            }
        }

        /** The part that this word of a name is or begins with; null for none. */
        String part(String word) {
            if (parts.containsKey(word)) {
                return word;
            }
            return parts.keySet().stream()
                    .filter(part -> part.length() >= TicketQuery.MIN_PREFIX_LENGTH && word.startsWith(part))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A text with its matches; the number of different words of the query in it. */
    private record Candidate(HitField field, String text, List<TextMatch> matches, int words) {}

    TicketHit hit(SearchableTicket ticket, float score) {
        try {
            var best = best(ticket);
            var name = ticket.customerName();
            return new TicketHit(
                    ticket.number(),
                    ticket.brand(),
                    ticket.subject(),
                    ticket.status(),
                    name == null || name.isBlank() ? ticket.customerEmail() : name,
                    ticket.receivedAt(),
                    best.field(),
                    TextHighlighter.excerpt(best.text(), best.matches()),
                    score);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Candidate best(SearchableTicket ticket) throws IOException {
        var language = TicketFields.LANGUAGES.contains(ticket.language()) ? ticket.language() : "en";
        // A language that is not searched has no words; the names then match in any other.
        var lookup = lookups.get(language).size() > 0
                ? lookups.get(language)
                : lookups.values().stream()
                        .max(Comparator.comparingInt(WordLookup::size))
                        .orElseThrow();
        var analyzer = LanguageAnalyzer.of(language);
        var subject = candidate(HitField.SUBJECT, ticket.subject(), analyzer, lookup);
        var names = names(ticket, lookup);
        if (Math.max(subject.words(), names.words()) == lookup.size()) {
            return better(subject, names);
        }
        Candidate best = subject;
        int analysed = 0;
        for (var body : ticket.publicTexts()) {
            if (best.words() < lookup.size() && analysed < MAX_ANALYSED) {
                var text = start(body, MAX_ANALYSED - analysed);
                analysed += text.length();
                best = better(best, messageCandidate(HitField.MESSAGE, text, analyzer, lookup));
            }
        }
        best = better(best, names);
        for (var body : scope.internalNotes() ? ticket.internalTexts() : List.<String>of()) {
            if (best.words() < lookup.size() && analysed < MAX_ANALYSED) {
                var text = start(body, MAX_ANALYSED - analysed);
                analysed += text.length();
                best = better(best, messageCandidate(HitField.INTERNAL_NOTE, text, analyzer, lookup));
            }
        }
        return best;
    }

    /** Names take far less time than messages. */
    private static Candidate names(SearchableTicket ticket, WordLookup lookup) throws IOException {
        var best = candidate(HitField.NUMBER, ticket.number(), null, lookup);
        var customer = ticket.customerName() == null
                ? ticket.customerEmail()
                : "%s <%s>".formatted(ticket.customerName(), ticket.customerEmail());
        best = better(best, candidate(HitField.CUSTOMER, customer, null, lookup));
        for (var name : ticket.fileNames()) {
            best = better(best, candidate(HitField.FILE, name, null, lookup));
        }
        return best;
    }

    private static Candidate better(Candidate best, Candidate other) {
        return other.words() > best.words() ? other : best;
    }

    private static String start(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }

    private static Candidate messageCandidate(HitField field, String body, LanguageAnalyzer analyzer, WordLookup lookup)
            throws IOException {
        var text = TicketText.normalised(body);
        var matches = TextHighlighter.matches(analyzer.stems(), text, lookup.stems()::containsKey);
        var words = new HashSet<Integer>();
        matches.forEach(match -> words.add(lookup.stems().get(match.term())));
        return new Candidate(field, text, matches, words.size());
    }

    /** @param analyzer analyzer of the stems that also match; null for names */
    private static Candidate candidate(HitField field, String value, LanguageAnalyzer analyzer, WordLookup lookup)
            throws IOException {
        var text = TicketText.normalised(value);
        var matches = new ArrayList<TextMatch>();
        Set<Integer> words = new HashSet<>();
        for (var match : TextHighlighter.matches(TicketText.WORDS, text, word -> lookup.part(word) != null)) {
            matches.add(match);
            words.add(lookup.parts().get(lookup.part(match.term())));
        }
        if (analyzer != null) {
            for (var match : TextHighlighter.matches(analyzer.stems(), text, lookup.stems()::containsKey)) {
                matches.add(match);
                words.add(lookup.stems().get(match.term()));
            }
            matches.sort(Comparator.comparingInt(TextMatch::from));
        }
        return new Candidate(field, text, matches, words.size());
    }
}
