package io.guichet.knowledge.search;

import io.guichet.knowledge.Audience;
import io.guichet.knowledge.search.SearchHit.ExcerptPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.Document;

/** Chooses the passage of an article that covers most of the query and highlights the matched words. */
final class ExcerptBuilder {

    private static final int MAX_LENGTH = 320;
    private static final int CONTEXT_BEFORE = 80;

    /** Maximum number of passages that are considered, from the beginning of the article. */
    private static final int MAX_PASSAGES = 300;

    private static final int MAX_PASSAGE_LENGTH = 2_000;

    private final LanguageAnalyzer analyzer;
    private final ParsedQuery parsedQuery;
    private final Map<String, Double> weights = new HashMap<>();

    ExcerptBuilder(LanguageAnalyzer analyzer, ParsedQuery parsedQuery) {
        this.analyzer = analyzer;
        this.parsedQuery = parsedQuery;
        for (var term : parsedQuery.terms()) {
            term.stems().forEach(stem -> weights.merge(stem, term.weight(), Math::max));
        }
    }

    private record TermMatch(int from, int to, String stem) {}

    SearchHit hit(Document article, float score, double coverage) throws IOException {
        var passages = article.getValues("passage");
        Integer best = null;
        double bestWeight = 0;
        List<TermMatch> matches = List.of();
        for (int position = 0; position < Math.min(passages.length, MAX_PASSAGES); position++) {
            var candidate = matches(passages[position]);
            var weight = weight(candidate);
            if (weight > bestWeight) {
                best = position;
                bestWeight = weight;
                matches = candidate;
            }
        }
        var text = passages.length == 0 ? "" : passages[best == null ? 0 : best];
        return new SearchHit(
                Long.parseLong(article.get("id")),
                article.get("slug"),
                article.get("language"),
                article.get("title"),
                Audience.parse(article.get("audience")),
                best,
                best == null ? "" : article.getValues("anchor")[best],
                parts(text, matches),
                score,
                coverage);
    }

    /** Each query term counts once, whatever its forms here. */
    private double weight(List<TermMatch> matches) {
        var stems = new HashSet<String>();
        matches.forEach(match -> stems.add(match.stem()));
        return parsedQuery.terms().stream()
                .filter(term -> term.stems().stream().anyMatch(stems::contains))
                .mapToDouble(ParsedQuery.QueryTerm::weight)
                .sum();
    }

    private List<TermMatch> matches(String passage) throws IOException {
        var text = passage.length() > MAX_PASSAGE_LENGTH ? passage.substring(0, MAX_PASSAGE_LENGTH) : passage;
        var matches = new ArrayList<TermMatch>();
        try (var stream = analyzer.stems().tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (weights.containsKey(term.toString())) {
                    matches.add(new TermMatch(offset.startOffset(), offset.endOffset(), term.toString()));
                }
            }
            stream.end();
        }
        return matches;
    }

    private static List<ExcerptPart> parts(String text, List<TermMatch> matches) {
        int from = text.length() <= MAX_LENGTH
                        || matches.isEmpty()
                        || matches.get(0).from() <= CONTEXT_BEFORE
                ? 0
                : wordBoundaryBefore(text, matches.get(0).from() - CONTEXT_BEFORE);
        int to = text.length() - from <= MAX_LENGTH ? text.length() : wordBoundaryBefore(text, from + MAX_LENGTH);
        var parts = new ArrayList<ExcerptPart>();
        int end = from;
        for (var match : matches) {
            if (match.from() >= end && match.to() <= to) {
                add(parts, text.substring(end, match.from()), false);
                add(parts, text.substring(match.from(), match.to()), true);
                end = match.to();
            }
        }
        add(parts, text.substring(end, to), false);
        if (from > 0) {
            parts.add(0, new ExcerptPart("… ", false));
        }
        if (to < text.length()) {
            parts.add(new ExcerptPart(" …", false));
        }
        return parts;
    }

    private static void add(List<ExcerptPart> parts, String text, boolean highlighted) {
        if (!text.isEmpty()) {
            parts.add(new ExcerptPart(text, highlighted));
        }
    }

    /** The nearest word boundary at or before that position; the position itself if there is none nearby. */
    private static int wordBoundaryBefore(String text, int position) {
        for (int at = position; at > Math.max(0, position - CONTEXT_BEFORE); at--) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(position)) ? position - 1 : position;
    }
}
