package io.guichet.knowledge;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * Chooses the visible part of a long text around a passage: it starts at the passage's heading if that is near and no
 * table lies between, and ends with the section or at a maximum length. Lengths are in characters.
 */
final class PassageWindow {

    /** Maximum length of a text that is shown uncollapsed. */
    static final int MAX_WHOLE_LENGTH = 1_500;

    private static final int MAX_HEADING_DISTANCE = 250;
    private static final int WINDOW_LENGTH = 700;

    private final List<Node> blocks;
    private final Function<Node, String> text;
    private final int from;
    private final int to;

    PassageWindow(List<Node> blocks, Function<Node, String> text, Predicate<Node> passage) {
        this.blocks = blocks;
        this.text = text;
        int at = 0;
        while (at < blocks.size() && !passage.test(blocks.get(at))) {
            at++;
        }
        int middle = at == blocks.size() ? 0 : at;
        boolean whole = length(0, blocks.size()) <= MAX_WHOLE_LENGTH;
        from = whole ? 0 : windowStart(middle);
        to = whole ? blocks.size() : windowEnd(middle);
    }

    List<Node> before() {
        return blocks.subList(0, from);
    }

    List<Node> around() {
        return blocks.subList(from, to);
    }

    List<Node> after() {
        return blocks.subList(to, blocks.size());
    }

    private int windowStart(int middle) {
        int heading = middle;
        while (heading > 0 && !(blocks.get(heading) instanceof Heading)) {
            heading--;
        }
        var between = blocks.subList(heading, middle);
        return length(heading, middle) <= MAX_HEADING_DISTANCE
                        && between.stream().noneMatch(TableBlock.class::isInstance)
                ? heading
                : middle;
    }

    private int windowEnd(int middle) {
        int end = middle + 1;
        while (end < blocks.size() && !(blocks.get(end) instanceof Heading) && length(from, end) < WINDOW_LENGTH) {
            end++;
        }
        return end;
    }

    private int length(int first, int last) {
        return blocks.subList(first, last).stream()
                .mapToInt(block -> text.apply(block).length())
                .sum();
    }
}
