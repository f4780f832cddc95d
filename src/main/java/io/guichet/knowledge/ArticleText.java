package io.guichet.knowledge;

import io.guichet.knowledge.ArticleHtml.ArticleLinkSanitizer;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.AngleBracketParser;
import io.guichet.text.InputText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * The text of an article: CommonMark with tables. Rendering is safe for untrusted authors: HTML is escaped, images
 * become links, and links lead only to http, https and mailto URLs and to other articles.
 */
public final class ArticleText {

    /** Maximum nesting depth of blocks; the parser and renderer handle it without a stack overflow. */
    private static final int MAX_DEPTH = 60;

    static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(TABLES)
            .customInlineContentParserFactory(new AngleBracketParser.AngleBracketFactory())
            .build();

    private final Node root;
    private final Map<Node, String> anchors = new HashMap<>();
    private final Set<String> usedAnchors = new HashSet<>();
    private final Map<String, Integer> nextNumbers = new HashMap<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Passage> passages = new ArrayList<>();
    private final Map<Node, Integer> positions = new HashMap<>();

    /**
     * A heading.
     *
     * @param level from 2; level 1 is the article's title
     * @param anchor id within the page
     */
    public record Section(int level, String anchor, String title) {}

    /**
     * A paragraph, list item or table row.
     *
     * @param position index from 0
     * @param section section that contains it, or null before the first heading
     * @param text plain text
     */
    public record Passage(int position, Section section, String text) {}

    private ArticleText(Node root) {
        this.root = root;
        walk(root, this::collect);
    }

    /** Parses Markdown. Throws {@link BadInput} if blocks are nested too deeply. */
    public static ArticleText of(String markdown) {
        return new ArticleText(PARSER.parse(MarkdownLines.bounded(markdown)));
    }

    /** The headings in document order. */
    public List<Section> sections() {
        return List.copyOf(sections);
    }

    public List<Passage> passages() {
        return List.copyOf(passages);
    }

    /**
     * Renders the whole text.
     *
     * @param urls base for links to other articles
     * @param highlighted position of the passage to highlight, or null
     */
    public String html(HelpCentreUrls urls, Integer highlighted) {
        return ArticleHtml.render(List.of(root), new ArticleLinkSanitizer(urls, null), anchors, isPassage(highlighted));
    }

    /**
     * Renders the text for a page other than the article's own; a long text is collapsed around the highlighted
     * passage. Headings get no ids, which could clash with those of that page.
     *
     * @param slug the article's slug: anchors lead to its own page
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
        var anchor = base;
        while (!usedAnchors.add(anchor)) {
            anchor = base + "-" + nextNumbers.merge(base, 2, (number, first) -> number + 1);
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
        return InputText.onOneLine(text.toString());
    }

    /** Visits a tree in document order without recursion, so that a deep tree cannot overflow the stack. */
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
