package io.guichet.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;

/** Draws an article's text as HTML in which nothing can happen that the desk did not write. */
final class ArticleHtml {

    private static final Pattern SCHEME = Pattern.compile("^\\s*([a-zA-Z][a-zA-Z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Set<String> HARMLESS = Set.of("http", "https", "mailto");

    private ArticleHtml() {}

    /**
     * Draws these blocks one after the other.
     *
     * @param links where links lead
     * @param anchors names of headings, for links within the page
     */
    static String of(List<Node> blocks, UrlSanitizer links, Map<Node, String> anchors, Predicate<Node> marked) {
        // Whoever comes first draws a node: our tables before the extension's.
        var renderer = HtmlRenderer.builder()
                .nodeRendererFactory(TablesThatScroll::new)
                .extensions(ArticleText.TABLES)
                .escapeHtml(true)
                .percentEncodeUrls(true)
                .sanitizeUrls(true)
                .urlSanitizer(links)
                .nodeRendererFactory(PicturesAsLinks::new)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Heading && anchors.containsKey(node)) {
                        attributes.put("id", anchors.get(node));
                        attributes.put("tabindex", "-1");
                    }
                    if (marked.test(node)) {
                        attributes.put("class", "answers");
                    }
                })
                .build();
        var html = new StringBuilder();
        blocks.forEach(block -> renderer.render(block, html));
        return html.toString();
    }

    /**
     * Leads to other articles below their home, to anchors of the page, to harmless addresses outside, or nowhere.
     *
     * @param page the name of the article whose page anchors belong to, or null for the page that shows the text
     */
    record Links(ArticleHome home, String page) implements UrlSanitizer {

        @Override
        public String sanitizeLinkUrl(String address) {
            var scheme = SCHEME.matcher(address);
            if (scheme.matches()) {
                return HARMLESS.contains(scheme.group(1).toLowerCase(Locale.ROOT)) ? address : "";
            }
            if (address.startsWith("#")) {
                return page == null ? address : home.to(page + address);
            }
            return home.to(address.strip().replaceAll("^[./\\\\]+", ""));
        }

        @Override
        public String sanitizeImageUrl(String address) {
            return sanitizeLinkUrl(address);
        }
    }

    /** A page asks nobody outside for anything: a picture is a link to it that says what it shows. */
    private record PicturesAsLinks(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Image.class);
        }

        @Override
        public void render(Node node) {
            var picture = (Image) node;
            var link = new Link(picture.getDestination(), picture.getTitle());
            var part = picture.getFirstChild();
            if (part == null) {
                link.appendChild(new org.commonmark.node.Text(picture.getDestination()));
            }
            while (part != null) {
                var next = part.getNext();
                link.appendChild(part);
                part = next;
            }
            picture.insertAfter(link);
            picture.unlink();
            context.render(link);
        }
    }

    /** A table that is wider than the page is moved within it, by the keyboard too. */
    private record TablesThatScroll(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(TableBlock.class);
        }

        @Override
        public void render(Node table) {
            var html = context.getWriter();
            html.line();
            html.tag("div", Map.of("class", "scrolls", "tabindex", "0"));
            html.tag("table", context.extendAttributes(table, "table", Map.of()));
            for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
                context.render(part);
            }
            html.tag("/table");
            html.tag("/div");
            html.line();
        }
    }
}
