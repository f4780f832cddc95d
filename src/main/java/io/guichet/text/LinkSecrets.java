package io.guichet.text;

import com.google.re2j.Pattern;

/** Removes secrets of links from texts: a request's key, the token of a sign-in link and of one to set a password. */
public final class LinkSecrets {

    private static final Pattern SECRET = Pattern.compile("([?&]key=|/sign-in/(?:password/)?)[A-Za-z0-9_-]{20,64}");

    private LinkSecrets() {}

    /** The text with an ellipsis instead of each secret; null for null. */
    public static String hide(String text) {
        return text == null || !mayContain(text) ? text : SECRET.matcher(text).replaceAll("$1…");
    }

    private static boolean mayContain(String text) {
        return text.contains("key=") || text.contains("/sign-in/");
    }
}
