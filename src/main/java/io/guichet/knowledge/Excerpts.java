package io.guichet.knowledge;

import io.guichet.knowledge.Found.Piece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.Document;

/** Finds the passage of an article that says most of what was asked, and the words in it that were looked for. */
final class Excerpts {

    private static final int LENGTH = 320;
    private static final int BEFORE = 80;

    /** Of an endless article, its beginning is searched for a passage. */
    private static final int MOST_PASSAGES = 300;

    private static final int MOST_CHARACTERS = 2_000;

    private final Speech speech;
    private final Sought sought;
    private final Map<String, Double> weights = new HashMap<>();

    Excerpts(Speech speech, Sought sought) {
        this.speech = speech;
        this.sought = sought;
        for (var word : sought.telling()) {
            word.stems().forEach(stem -> weights.merge(stem, word.weight(), Math::max));
        }
    }

    private record Mark(int from, int to, String stem) {}

    Found of(Document article, float score, double share) throws IOException {
        var passages = article.getValues("passage");
        Integer best = null;
        double most = 0;
        List<Mark> marks = List.of();
        for (int place = 0; place < Math.min(passages.length, MOST_PASSAGES); place++) {
            var here = marks(passages[place]);
            var weight = weight(here);
            if (weight > most) {
                best = place;
                most = weight;
                marks = here;
            }
        }
        var text = passages.length == 0 ? "" : passages[best == null ? 0 : best];
        return new Found(
                Long.parseLong(article.get("id")),
                article.get("slug"),
                article.get("language"),
                article.get("heading"),
                Audience.read(article.get("audience")),
                best,
                best == null ? "" : article.getValues("anchor")[best],
                pieces(text, marks),
                score,
                share);
    }

    /** Each word of the question counts once, in whatever form it stands here. */
    private double weight(List<Mark> marks) {
        var stems = new HashSet<String>();
        marks.forEach(mark -> stems.add(mark.stem()));
        return sought.telling().stream()
                .filter(word -> word.stems().stream().anyMatch(stems::contains))
                .mapToDouble(Sought.Word::weight)
                .sum();
    }

    private List<Mark> marks(String passage) throws IOException {
        var text = passage.length() > MOST_CHARACTERS ? passage.substring(0, MOST_CHARACTERS) : passage;
        var marks = new ArrayList<Mark>();
        try (var stream = speech.stems().tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (weights.containsKey(term.toString())) {
                    marks.add(new Mark(offset.startOffset(), offset.endOffset(), term.toString()));
                }
            }
            stream.end();
        }
        return marks;
    }

    private static List<Piece> pieces(String text, List<Mark> marks) {
        int from = text.length() <= LENGTH || marks.isEmpty() || marks.get(0).from() <= BEFORE
                ? 0
                : wordBefore(text, marks.get(0).from() - BEFORE);
        int to = text.length() - from <= LENGTH ? text.length() : wordBefore(text, from + LENGTH);
        var pieces = new ArrayList<Piece>();
        int told = from;
        for (var mark : marks) {
            if (mark.from() >= told && mark.to() <= to) {
                add(pieces, text.substring(told, mark.from()), false);
                add(pieces, text.substring(mark.from(), mark.to()), true);
                told = mark.to();
            }
        }
        add(pieces, text.substring(told, to), false);
        if (from > 0) {
            pieces.add(0, new Piece("… ", false));
        }
        if (to < text.length()) {
            pieces.add(new Piece(" …", false));
        }
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean sought) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, sought));
        }
    }

    /** The nearest place at or before that one at which a word begins or none stands; that place where there is no such near. */
    private static int wordBefore(String text, int place) {
        for (int at = place; at > Math.max(0, place - BEFORE); at--) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
    }
}
