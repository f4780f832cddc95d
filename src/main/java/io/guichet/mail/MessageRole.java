package io.guichet.mail;

import java.util.List;
import java.util.Locale;

/** What a message is to others, by its headers and the prefix of its subject. */
enum MessageRole {
    /** Answers nothing: a header block in it is the sender's own. */
    NEW,
    REPLY,
    FORWARD;

    private static final int MAX_PREFIX = 7;

    private static final List<String> FORWARD_PREFIXES = List.of(
            "fwd:", "fw:", "tr:", "tr :", "wg:", "rv:", "i:", "doorst:", "fwd :", "enc:", "vs:", "vb:", "trs:", "fyi:");

    static MessageRole of(MailHeaders headers) {
        var subject = headers.text("Subject").strip().toLowerCase(Locale.ROOT);
        if (FORWARD_PREFIXES.stream().anyMatch(subject::startsWith)) {
            return FORWARD;
        }
        return headers.has("In-Reply-To") || headers.has("References") || hasPrefix(subject) ? REPLY : NEW;
    }

    /** A short word before the first colon, such as <i>Re</i> in any language. */
    private static boolean hasPrefix(String subject) {
        int colon = subject.indexOf(':');
        colon = colon < 0 ? subject.indexOf('\uff1a') : colon;
        if (colon < 1) {
            return false;
        }
        var before = subject.substring(0, colon).strip();
        return before.length() - before.lastIndexOf(' ') - 1 <= MAX_PREFIX;
    }
}
