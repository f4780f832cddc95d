package io.guichet.knowledge;

import io.guichet.knowledge.ArticleHtml.ArticleLinkSanitizer;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * The text of an article: CommonMark with tables. What is shown of it is harmless whoever wrote it: HTML in it is shown as
 * text, pictures become links, links lead to http, https and mailto addresses and to other articles only.
 */
public final class ArticleText {

    /** Deeper than anybody reads, and far from what breaks. */
    private static final int MAX_DEPTH = 60;

    static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

    private final Node root;
    private final Map<Node, String> anchors = new HashMap<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Passage> passages = new ArrayList<>();
    private final Map<Node, Integer> positions = new HashMap<>();

    /**
     * A heading.
     *
     * @param level from 2; the article's title is 1
     * @param anchor its name within the page's address
     */
    public record Section(int level, String anchor, String title) {}

    /**
     * A paragraph, a point of a list, a line of a table: what is read in one go.
     *
     * @param place counts passages from 0
     * @param section what it stands under, or null before the first heading
     * @param text without any mark
     */
    public record Passage(int position, Section section, String text) {}

    private ArticleText(Node root) {
        this.root = root;
        walk(root, this::collect);
    }

    /** Throws {@link BadInput} for a text that nests deeper than anybody reads. */
    public static ArticleText of(String markdown) {
        return new ArticleText(PARSER.parse(markdown));
    }

    /** The headings, in their order. */
    public List<Section> sections() {
        return List.copyOf(sections);
    }

    public List<Passage> passages() {
        return List.copyOf(passages);
    }

    /**
     * As HTML.
     *
     * @param home where links to other articles lead
     * @param marked the place of the passage that is to be marked, or null
     */
    public String html(HelpCentreUrls urls, Integer highlighted) {
        return ArticleHtml.render(List.of(root), new ArticleLinkSanitizer(urls, null), anchors, isPassage(highlighted));
    }

    /**
     * As HTML that is shown on another page than the article's own, folded around a passage where it is long. Its headings
     * have no anchors, which might be those of that page.
     *
     * @param slug the article's name: links within the text lead to its own page
     */
    public CollapsedHtml collapsedHtml(HelpCentreUrls urls, String slug, Integer highlighted) {
        var sanitizer = new ArticleLinkSanitizer(urls, slug);
        var window = new PassageWindow(blocks(), ArticleText::textOf, block -> containsPassage(block, highlighted));
        return new CollapsedHtml(
                ArticleHtml.render(window.before(), sanitizer, Map.of(), isPassage(highlighted)),
                ArticleHtml.render(window.around(), sanitizer, Map.of(), isPassage(highlighted)),
                ArticleHtml.render(window.after(), sanitizer, Map.of(), isPassage(highlighted)));
    }

    private List<Node> blocks() {
        var blocks = new ArrayList<Node>();
        for (var block = root.getFirstChild(); block != null; block = block.getNext()) {
            blocks.add(block);
        }
        return blocks;
    }

    private Predicate<Node> isPassage(Integer highlighted) {
        return node -> highlighted != null && highlighted.equals(positions.get(node));
    }

    private boolean containsPassage(Node block, Integer highlighted) {
        var found = new boolean[1];
        walk(block, node -> found[0] |= isPassage(highlighted).test(node));
        return found[0];
    }

    private void collect(Node node) {
        if (node instanceof Heading heading) {
            heading.setLevel(Math.max(2, heading.getLevel()));
            var title = textOf(heading);
            var section = new Section(heading.getLevel(), anchor(title), title);
            anchors.put(heading, section.anchor());
            sections.add(section);
        } else if (node instanceof Paragraph
                || node instanceof TableRow
                || node instanceof FencedCodeBlock
                || node instanceof IndentedCodeBlock
                || node instanceof HtmlBlock) {
            var text = textOf(node);
            if (!text.isBlank()) {
                positions.put(
                        node.getParent() instanceof ListItem item && node.getPrevious() == null ? item : node,
                        passages.size());
                passages.add(new Passage(
                        passages.size(), sections.isEmpty() ? null : sections.get(sections.size() - 1), text));
            }
        }
    }

    private String anchor(String title) {
        var plain = Slugs.slugify(title);
        var base = plain.isEmpty() ? "section" : plain;
        var used = new HashSet<>(anchors.values());
        var anchor = base;
        for (int n = 2; used.contains(anchor); n++) {
            anchor = base + "-" + n;
        }
        return anchor;
    }

    private static String textOf(Node node) {
        var text = new StringBuilder();
        walk(node, child -> {
            if (child instanceof Text run) {
                text.append(run.getLiteral());
            } else if (child instanceof Code code) {
                text.append(code.getLiteral());
            } else if (child instanceof FencedCodeBlock code) {
                text.append(code.getLiteral());
            } else if (child instanceof IndentedCodeBlock code) {
                text.append(code.getLiteral());
            } else if (child instanceof HtmlInline html) {
                text.append(html.getLiteral());
            } else if (child instanceof HtmlBlock html) {
                text.append(html.getLiteral());
            } else if (child instanceof SoftLineBreak || child instanceof HardLineBreak) {
                text.append(' ');
            } else if (child instanceof org.commonmark.ext.gfm.tables.TableCell && !text.isEmpty()) {
                text.append(" · ");
            }
        });
        return text.toString().strip().replaceAll("\\s+", " ");
    }

    /** Goes through a tree in reading order, without a stack that a deep one could overflow. */
    private static void walk(Node root, Consumer<Node> visitor) {
        int depth = 0;
        for (var node = root; node != null; ) {
            visitor.accept(node);
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                if (++depth > MAX_DEPTH) {
                    throw new BadInput(List.of(new FieldError("body", "nests too deeply", "article.body.nested")));
                }
                continue;
            }
            while (node != root && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == root ? null : node.getNext();
        }
    }
}
