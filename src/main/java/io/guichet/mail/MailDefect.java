package io.guichet.mail;

import java.util.List;

/** Names of what was wrong in a message that was read nevertheless. */
final class MailDefect {

    static final String LONG_HEADER = "header-truncated";
    static final String MANY_HEADERS = "headers-left-out";
    static final String MANY_PARTS = "parts-left-out";
    static final String DEEP = "nested-too-deeply";
    static final String LONG_TEXT = "text-truncated";
    static final String NO_BOUNDARY = "boundary-guessed";
    static final String NO_SENDER = "no-sender";
    static final String ENCRYPTED = "encrypted";
    static final String WINMAIL = "winmail-unreadable";

    private MailDefect() {}

    static void add(List<String> defects, String defect) {
        if (!defects.contains(defect)) {
            defects.add(defect);
        }
    }
}
