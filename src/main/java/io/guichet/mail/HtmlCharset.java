package io.guichet.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The charset that an HTML document names in its first bytes. */
final class HtmlCharset {

    private static final int MAX_BYTES = 2_048;

    private HtmlCharset() {}

    /** The name; empty if there is none. */
    static String find(byte[] html) {
        var start = new String(html, 0, Math.min(html.length, MAX_BYTES), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        int at = start.indexOf("charset=");
        if (at < 0) {
            return "";
        }
        int nameStart = at + "charset=".length();
        while (nameStart < start.length() && "\"' ".indexOf(start.charAt(nameStart)) >= 0) {
            nameStart++;
        }
        int end = nameStart;
        while (end < start.length() && "\"' ;/>".indexOf(start.charAt(end)) < 0) {
            end++;
        }
        return start.substring(nameStart, end);
    }
}
