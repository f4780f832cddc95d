package io.guichet.mail;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/** Removes from HTML whatever is not formatting, a link or an image of the message itself. */
final class SafeHtml {

    private static final PolicyFactory IMAGES = new HtmlPolicyBuilder()
            .allowUrlProtocols("cid")
            .allowElements("img")
            .allowAttributes("src", "alt", "width", "height")
            .onElements("img")
            .toFactory();

    private static final PolicyFactory STRUCTURE = new HtmlPolicyBuilder()
            .allowElements("hr", "pre", "div", "span", "font", "center")
            .toFactory();

    private static final PolicyFactory POLICY = Sanitizers.FORMATTING
            .and(Sanitizers.BLOCKS)
            .and(Sanitizers.TABLES)
            .and(Sanitizers.LINKS)
            .and(STRUCTURE)
            .and(IMAGES);

    private SafeHtml() {}

    static String of(String html) {
        return POLICY.sanitize(html);
    }
}
