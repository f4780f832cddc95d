package io.guichet.knowledge.search;

import io.guichet.knowledge.Audience;
import io.guichet.knowledge.search.TextHighlighter.TextMatch;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;

/** Chooses the passage of an article that covers most of the query and highlights the matched words. */
final class ExcerptBuilder {

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

    SearchHit hit(Document article, float score, double coverage) throws IOException {
        var passages = article.getValues("passage");
        Integer best = null;
        double bestWeight = 0;
        List<TextMatch> matches = List.of();
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
                TextHighlighter.excerpt(text, matches),
                score,
                coverage);
    }

    /** Each query term counts once, whatever its forms here. */
    private double weight(List<TextMatch> matches) {
        var stems = new HashSet<String>();
        matches.forEach(match -> stems.add(match.term()));
        return parsedQuery.terms().stream()
                .filter(term -> term.stems().stream().anyMatch(stems::contains))
                .mapToDouble(ParsedQuery.QueryTerm::weight)
                .sum();
    }

    private List<TextMatch> matches(String passage) throws IOException {
        var text = passage.length() > MAX_PASSAGE_LENGTH ? passage.substring(0, MAX_PASSAGE_LENGTH) : passage;
        return TextHighlighter.matches(analyzer.stems(), text, weights::containsKey);
    }
}
