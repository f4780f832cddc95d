package io.guichet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Messages as HTML that is safe for every page. What staff write is Markdown without headings, HTML and pictures, so that
 * plain text stays as it was typed; what customers write is plain text. Web addresses are links in both.
 */
@Component
public class MessageHtml {

    /** Deeper nesting, which nobody types, is shown as plain text: the renderer descends into it. */
    private static final int MAX_DEPTH = 60;

    /** The parser takes longer for each line of a paragraph the longer it is. */
    private static final int MAX_LINES = 1_000;

    private static final Set<String> SAFE_SCHEMES = Set.of("http", "https", "mailto");

    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(BlockQuote.class, FencedCodeBlock.class, ListBlock.class))
            .customInlineContentParserFactory(new AngleBracketParser.AngleBracketFactory())
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .percentEncodeUrls(true)
            .sanitizeUrls(true)
            .urlSanitizer(new SafeAddresses())
            .softbreak("<br>")
            .attributeProviderFactory(context -> MessageHtml::addAttributes)
            .build();

    /** A part of a customer's message: their own text or what they quote. */
    public record MessagePart(String html, boolean quoted) {}

    /** The HTML of a message of staff, with blocks. */
    public String ofStaff(String markdown) {
        var document = isCostly(markdown) ? null : PARSER.parse(markdown);
        if (document == null || isDeep(document)) {
            return "<p dir=\"auto\">%s</p>".formatted(linked(markdown).replace("\n", "<br>"));
        }
        document.accept(new DefinitionsAsText());
        document.accept(new PicturesAsLinks());
        document.accept(new AddressesAsLinks());
        return RENDERER.render(document).strip();
    }

    /** The parts of a customer's message in order, whose white space is to be kept; lines after {@code >} are quoted. */
    public List<MessagePart> ofCustomer(String text) {
        var parts = new ArrayList<MessagePart>();
        var part = new StringBuilder();
        var quoted = false;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            if (line.startsWith(">") != quoted) {
                add(parts, part, quoted);
                quoted = !quoted;
            }
            part.append(line).append('\n');
        }
        add(parts, part, quoted);
        return parts;
    }

    private static void add(List<MessagePart> parts, StringBuilder part, boolean quoted) {
        var text = withoutBlankLines(part.toString());
        if (!text.isEmpty()) {
            parts.add(new MessagePart(linked(text), quoted));
        }
        part.setLength(0);
    }

    /** Without the blank lines around it; a first line keeps its indentation. */
    private static String withoutBlankLines(String text) {
        var stripped = text.stripTrailing();
        int start = 0;
        for (int index = 0; index < stripped.length() && Character.isWhitespace(stripped.charAt(index)); index++) {
            start = stripped.charAt(index) == '\n' ? index + 1 : start;
        }
        return stripped.substring(start);
    }

    /** The escaped text with its web addresses as links. */
    private static String linked(String text) {
        var html = new StringBuilder();
        int copied = 0;
        for (var address : WebAddress.in(text)) {
            html.append(escaped(text.substring(copied, address.start())));
            var shown = escaped(text.substring(address.start(), address.end()));
            html.append("<a href=\"%s\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">%s</a>"
                    .formatted(shown, shown));
            copied = address.end();
        }
        return html.append(escaped(text.substring(copied))).toString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** Whether the parser would take long: it visits each line of a paragraph again, and each open list for each line. */
    private static boolean isCostly(String text) {
        int lines = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            lines = line.isBlank() ? 0 : lines + 1;
            if (lines > MAX_LINES || nesting(line) > MAX_DEPTH) {
                return true;
            }
        }
        return false;
    }

    /** How many quotations and lists the line opens at most, one in the other: marks with or without white space between. */
    private static int nesting(String line) {
        int depth = 0;
        for (int index = 0; index < line.length(); index++) {
            var character = line.charAt(index);
            var next = index + 1 < line.length() ? line.charAt(index + 1) : ' ';
            if (character == '>' || "-+*.)".indexOf(character) >= 0 && Character.isWhitespace(next)) {
                depth++;
            } else if (!Character.isWhitespace(character) && !Character.isDigit(character)) {
                return depth;
            }
        }
        return depth;
    }

    private static boolean isDeep(Node root) {
        int depth = 0;
        var node = root;
        while (node != null) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                if (depth > MAX_DEPTH) {
                    return true;
                }
            } else {
                while (node != null && node.getNext() == null) {
                    node = node.getParent();
                    depth--;
                }
                node = node == null ? null : node.getNext();
            }
        }
        return false;
    }

    private static void addAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link) {
            attributes.put("rel", "noopener noreferrer nofollow");
            attributes.put("target", "_blank");
        } else if (node instanceof Paragraph || node instanceof ListBlock) {
            attributes.put("dir", "auto");
        }
    }

    /** Removes addresses that run scripts or lead nowhere from outside the desk. */
    private static final class SafeAddresses implements UrlSanitizer {

        @Override
        public String sanitizeLinkUrl(String url) {
            int colon = url.indexOf(':');
            return colon > 0
                            && SAFE_SCHEMES.contains(
                                    url.substring(0, colon).strip().toLowerCase(Locale.ROOT))
                    ? url
                    : "";
        }

        @Override
        public String sanitizeImageUrl(String url) {
            return sanitizeLinkUrl(url);
        }
    }

    /** A line such as {@code [Note]: later} defines a link for Markdown, which would not be shown. */
    private static final class DefinitionsAsText extends AbstractVisitor {

        @Override
        public void visit(LinkReferenceDefinition definition) {
            var shown = new Paragraph();
            shown.appendChild(new Text("[%s]: %s%s"
                    .formatted(
                            definition.getLabel(),
                            definition.getDestination(),
                            definition.getTitle() == null ? "" : " \"" + definition.getTitle() + "\"")));
            definition.insertBefore(shown);
            definition.unlink();
        }
    }

    /** Pages load nothing from other hosts. */
    private static final class PicturesAsLinks extends AbstractVisitor {

        @Override
        public void visit(Image image) {
            var link = new Link(image.getDestination(), image.getTitle());
            if (image.getFirstChild() == null) {
                link.appendChild(new Text(image.getDestination()));
            }
            while (image.getFirstChild() != null) {
                link.appendChild(image.getFirstChild());
            }
            image.insertAfter(link);
            image.unlink();
            visitChildren(link);
        }
    }

    private static final class AddressesAsLinks extends AbstractVisitor {

        @Override
        public void visit(Link link) {
            // What is a link already stays one.
        }

        @Override
        public void visit(Text node) {
            var text = node.getLiteral();
            int copied = 0;
            for (var address : WebAddress.in(text)) {
                node.insertBefore(new Text(text.substring(copied, address.start())));
                var shown = text.substring(address.start(), address.end());
                var link = new Link(shown, null);
                link.appendChild(new Text(shown));
                node.insertBefore(link);
                copied = address.end();
            }
            node.setLiteral(text.substring(copied));
        }
    }
}
