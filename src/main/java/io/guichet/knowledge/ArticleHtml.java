package io.guichet.knowledge;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;

/** Renders an article's text as sanitised HTML. */
final class ArticleHtml {

    private static final Pattern SCHEME = Pattern.compile("^\\s*([a-zA-Z][a-zA-Z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Set<String> SAFE_SCHEMES = Set.of("http", "https", "mailto");

    private ArticleHtml() {}

    /**
     * Renders these blocks in order.
     *
     * @param sanitizer resolves or removes links
     * @param anchors ids of headings, for links within the page
     */
    static String render(
            List<Node> blocks, UrlSanitizer sanitizer, Map<Node, String> anchors, Predicate<Node> highlighted) {
        // The first factory that accepts a node renders it: our tables precede those of the extension.
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
     * Resolves links to other articles, anchors and http, https and mailto URLs; removes all others.
     *
     * @param slug slug of the article whose page anchors belong to, or null for the current page
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
            return urls.resolve(withoutLeadingDots(url.strip()));
        }

        private static String withoutLeadingDots(String url) {
            int start = 0;
            while (start < url.length() && "./\\".indexOf(url.charAt(start)) >= 0) {
                start++;
            }
            return url.substring(start);
        }

        @Override
        public String sanitizeImageUrl(String url) {
            return sanitizeLinkUrl(url);
        }
    }

    /** Replaces an image by a link with the image's text, so that pages load nothing from other hosts. */
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

    /** Wraps a table in an element that scrolls horizontally, also by keyboard. */
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
