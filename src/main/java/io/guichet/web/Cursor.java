package io.guichet.web;

import io.guichet.problem.BadInput;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Opaque keyset cursor: sort value and key of the last row of a page. */
public record Cursor(String value, String key) {

    private static final char SEPARATOR = '\n';

    /** A title of 300 code points and a key. */
    private static final int MAX_LENGTH = 4_000;

    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((value + SEPARATOR + key).getBytes(StandardCharsets.UTF_8));
    }

    /** Decodes a cursor; null for null. */
    public static Cursor decode(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > MAX_LENGTH) {
            throw new BadInput("after", "is not a cursor of this list");
        }
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var end = plain.indexOf(SEPARATOR);
            if (end > 0) {
                return new Cursor(plain.substring(0, end), plain.substring(end + 1));
            }
        } catch (IllegalArgumentException e) {
            throw new BadInput("after", "is not a cursor of this list");
        }
        throw new BadInput("after", "is not a cursor of this list");
    }
}
