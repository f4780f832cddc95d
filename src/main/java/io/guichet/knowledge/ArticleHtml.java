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
    private static final Set<String> SAFE_SCHEMES = Set.of("http", "https", "mailto");

    private ArticleHtml() {}

    /**
     * Draws these blocks one after the other.
     *
     * @param links where links lead
     * @param anchors names of headings, for links within the page
     */
    static String render(
            List<Node> blocks, UrlSanitizer sanitizer, Map<Node, String> anchors, Predicate<Node> highlighted) {
        // Whoever comes first draws a node: our tables before the extension's.
        var renderer = HtmlRenderer.builder()
                .nodeRendererFactory(ScrollableTableRenderer::new)
                .extensions(ArticleText.TABLES)
                .escapeHtml(true)
                .percentEncodeUrls(true)
                .sanitizeUrls(true)
                .urlSanitizer(sanitizer)
                .nodeRendererFactory(ImageLinkRenderer::new)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Heading && anchors.containsKey(node)) {
                        attributes.put("id", anchors.get(node));
                        attributes.put("tabindex", "-1");
                    }
                    if (highlighted.test(node)) {
                        attributes.put("class", "highlighted");
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
    record ArticleLinkSanitizer(HelpCentreUrls urls, String slug) implements UrlSanitizer {

        @Override
        public String sanitizeLinkUrl(String url) {
            var scheme = SCHEME.matcher(url);
            if (scheme.matches()) {
                return SAFE_SCHEMES.contains(scheme.group(1).toLowerCase(Locale.ROOT)) ? url : "";
            }
            if (url.startsWith("#")) {
                return slug == null ? url : urls.resolve(slug + url);
            }
            return urls.resolve(url.strip().replaceAll("^[./\\\\]+", ""));
        }

        @Override
        public String sanitizeImageUrl(String url) {
            return sanitizeLinkUrl(url);
        }
    }

    /** A page asks nobody outside for anything: a picture is a link to it that says what it shows. */
    private record ImageLinkRenderer(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Image.class);
        }

        @Override
        public void render(Node node) {
            var image = (Image) node;
            var link = new Link(image.getDestination(), image.getTitle());
            var child = image.getFirstChild();
            if (child == null) {
                link.appendChild(new org.commonmark.node.Text(image.getDestination()));
            }
            while (child != null) {
                var next = child.getNext();
                link.appendChild(child);
                child = next;
            }
            image.insertAfter(link);
            image.unlink();
            context.render(link);
        }
    }

    /** A table that is wider than the page is moved within it, by the keyboard too. */
    private record ScrollableTableRenderer(HtmlNodeRendererContext context) implements NodeRenderer {

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
            for (var child = table.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            html.tag("/table");
            html.tag("/div");
            html.line();
        }
    }
}
