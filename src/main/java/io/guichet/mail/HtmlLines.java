package io.guichet.mail;

import io.guichet.mail.TextLine.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Lays an HTML document out as lines of text, with the structure that mail programs give to quotes and signatures. */
final class HtmlLines implements NodeVisitor {

    private static final Set<String> HIDDEN =
            Set.of("head", "title", "style", "script", "noscript", "template", "object", "svg", "select", "textarea");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "pre");
    private static final Set<String> BLOCKS = Set.of(
            "div",
            "table",
            "tr",
            "li",
            "blockquote",
            "section",
            "article",
            "header",
            "footer",
            "center",
            "form",
            "dt",
            "dd",
            "address",
            "hr",
            "body",
            "fieldset",
            "main",
            "figure",
            "aside",
            "nav",
            "tbody",
            "caption");
    private static final int MAX_ALT = 4;

    private final HtmlQuotes quotes;
    private final List<TextLine> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private final int maxLines;
    private final boolean separateParagraphs;
    private boolean pendingSpace;
    private boolean pendingBlank;
    private Structure lineStructure = Structure.NONE;
    private Element hidden;
    private int preformatted;

    private HtmlLines(Document document, int maxLines) {
        this.quotes = new HtmlQuotes(document);
        this.maxLines = maxLines;
        this.separateParagraphs = OutlookParagraphs.areSeparate(document);
    }

    static List<TextLine> of(Document document, int maxLines) {
        var layout = new HtmlLines(document, maxLines);
        document.traverse(layout);
        layout.breakLine();
        return layout.lines;
    }

    @Override
    public void head(Node node, int nesting) {
        if (hidden != null) {
            return;
        }
        if (node instanceof TextNode text) {
            append(text.getWholeText());
        } else if (node instanceof Element element) {
            open(element);
        }
    }

    @Override
    public void tail(Node node, int nesting) {
        if (hidden != null) {
            hidden = hidden == node ? null : hidden;
            return;
        }
        if (node instanceof Element element) {
            close(element);
        }
    }

    private void open(Element element) {
        var name = element.normalName();
        if (HIDDEN.contains(name) || isInvisible(element)) {
            hidden = element;
            return;
        }
        if (name.equals("br")) {
            breakLine(true);
            return;
        }
        if (name.equals("img")) {
            appendImage(element);
            return;
        }
        if (isBlock(name)) {
            breakLine();
            pendingBlank |= hasMargin(element) && !lines.isEmpty();
        }
        if (quotes.open(element)) {
            breakLine();
        }
        if (quotes.startsBelow(element)) {
            breakLine();
            lineStructure = Structure.QUOTE_BELOW;
            if (name.equals("hr")) {
                addLine("");
            }
        }
        if (name.equals("li")) {
            line.append(marker(element));
        } else if ((name.equals("td") || name.equals("th")) && element.previousElementSibling() != null) {
            pendingSpace = !line.isEmpty();
        }
        preformatted += name.equals("pre") ? 1 : 0;
    }

    private void close(Element element) {
        var name = element.normalName();
        preformatted -= name.equals("pre") ? 1 : 0;
        if (isBlock(name)) {
            breakLine();
            pendingBlank |= hasMargin(element);
        }
        if (quotes.isOpen(element)) {
            breakLine();
            quotes.close(element);
        }
    }

    private static boolean isBlock(String name) {
        return BLOCKS.contains(name) || PARAGRAPHS.contains(name);
    }

    /** Outlook's paragraphs have none, but where they are used as paragraphs. */
    private boolean hasMargin(Element element) {
        if (!PARAGRAPHS.contains(element.normalName())) {
            return false;
        }
        var parent = element.parent();
        if (parent != null && parent.normalName().equals("li")) {
            return false;
        }
        var style = HtmlQuotes.style(element);
        return (separateParagraphs || !OutlookParagraphs.isOne(element))
                && !style.contains("margin:0")
                && !(style.contains("margin-top:0") && style.contains("margin-bottom:0"));
    }

    private static String marker(Element item) {
        var list = item.parent();
        return list != null && list.normalName().equals("ol") ? HtmlQuotes.place(item, list) + ". " : "- ";
    }

    private static boolean isInvisible(Element element) {
        var style = HtmlQuotes.style(element);
        return style.contains("display:none") || style.contains("mso-hide:all") || element.hasAttr("hidden");
    }

    /** Mail programs send emojis as images whose text is the emoji. */
    private void appendImage(Element image) {
        var alt = image.attr("alt");
        if (!alt.isEmpty() && alt.codePointCount(0, alt.length()) <= MAX_ALT && alt.codePointAt(0) > 0x2000) {
            append(alt);
        }
    }

    private void append(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (preformatted > 0 && character == '\n') {
                breakLine(true);
            } else if (preformatted > 0) {
                line.append(character);
            } else if (character == ' '
                    || character == '\n'
                    || character == '\t'
                    || character == '\r'
                    || character == '\f') {
                pendingSpace = !line.isEmpty();
            } else {
                if (pendingSpace) {
                    line.append(' ');
                    pendingSpace = false;
                }
                line.append(character == '\u00a0' ? ' ' : character);
            }
        }
    }

    private void breakLine() {
        breakLine(false);
    }

    private void breakLine(boolean keepEmpty) {
        pendingSpace = false;
        var text = preformatted > 0 ? line.toString().stripTrailing() : strip();
        boolean emptyLine = keepEmpty || (text.isEmpty() && !line.isEmpty());
        line.setLength(0);
        if (text.isEmpty() && !emptyLine) {
            return;
        }
        if (pendingBlank && !text.isEmpty()) {
            addLine("");
        }
        pendingBlank = pendingBlank && text.isEmpty();
        addLine(text);
    }

    private String strip() {
        return line.toString().strip();
    }

    private void addLine(String text) {
        if (lines.size() >= maxLines) {
            return;
        }
        var structure = lineStructure == Structure.NONE ? quotes.structure() : lineStructure;
        lines.add(new TextLine(text, quotes.depth(), structure));
        lineStructure = Structure.NONE;
    }
}
