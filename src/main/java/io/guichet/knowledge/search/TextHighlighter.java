package io.guichet.knowledge.search;

import io.guichet.knowledge.search.SearchHit.ExcerptPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Finds the terms of a query in a text, and cuts an excerpt around them. */
public final class TextHighlighter {

    private static final int MAX_LENGTH = 320;
    private static final int CONTEXT_BEFORE = 80;

    private TextHighlighter() {}

    /**
     * A term in a text.
     *
     * @param from position of its first character
     * @param to position after its last character
     * @param term the term in analysed form
     */
    public record TextMatch(int from, int to, String term) {}

    /** The wanted terms of a text, in text order. */
    public static List<TextMatch> matches(Analyzer analyzer, String text, Predicate<String> wanted) throws IOException {
        var matches = new ArrayList<TextMatch>();
        try (var stream = analyzer.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (wanted.test(term.toString())) {
                    matches.add(new TextMatch(offset.startOffset(), offset.endOffset(), term.toString()));
                }
            }
            stream.end();
        }
        return matches;
    }

    /** The text in parts, matches highlighted; a long text is shortened around its first match. */
    public static List<ExcerptPart> excerpt(String text, List<TextMatch> matches) {
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
