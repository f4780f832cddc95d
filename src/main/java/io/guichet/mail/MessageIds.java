package io.guichet.mail;

import java.util.ArrayList;
import java.util.List;

/** Reads message identifiers of headers, without their angle brackets. */
final class MessageIds {

    private static final int MAX_IDS = 200;
    private static final int MAX_LENGTH = 500;

    private MessageIds() {}

    static List<String> parse(String raw) {
        var ids = new ArrayList<String>();
        int at = raw.indexOf('<');
        while (at >= 0 && ids.size() < MAX_IDS) {
            int end = raw.indexOf('>', at);
            if (end < 0) {
                break;
            }
            var id = raw.substring(at + 1, end).replace(" ", "").replace("\t", "");
            if (!id.isEmpty() && isPrintable(id)) {
                ids.add(id);
            }
            at = raw.indexOf('<', end);
        }
        if (ids.isEmpty()) {
            for (var word : raw.strip().split(" ")) {
                if (word.indexOf('@') > 0 && isPrintable(word) && ids.size() < MAX_IDS) {
                    ids.add(word);
                }
            }
        }
        return List.copyOf(ids);
    }

    /** A database stores no NUL. */
    private static boolean isPrintable(String id) {
        return id.length() <= MAX_LENGTH && id.chars().noneMatch(Character::isISOControl);
    }
}
