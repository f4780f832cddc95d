package io.guichet.portal;

import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A contact form that was filled in and did not become a request yet: the last one of this browser's visit.
 *
 * @param number of the question that it goes on from
 * @param fields what was filled in
 * @param passed whether a riddle was solved for it
 * @param files that came with it
 */
record ContactFormDraft(String number, Map<String, Object> fields, boolean captchaPassed, List<Long> files) {

    private static final String SESSION_KEY = ContactFormDraft.class.getName();

    /** In characters; whoever writes more than any form takes keeps it on the page alone. */
    private static final int MAX_CHARACTERS = 200_000;

    /** That of the question; an empty one where there is none. */
    static ContactFormDraft load(String number, HttpSession session) {
        return session.getAttribute(SESSION_KEY) instanceof ContactFormDraft draft && draft.number.equals(number)
                ? draft
                : new ContactFormDraft(number, Map.of(), false, List.of());
    }

    static void discard(HttpSession session) {
        session.removeAttribute(SESSION_KEY);
    }

    ContactFormDraft withFields(Map<String, Object> submitted) {
        return new ContactFormDraft(
                number, Collections.unmodifiableMap(new LinkedHashMap<>(submitted)), captchaPassed, files);
    }

    /** What was filled in in a field of text. */
    String text(String field) {
        return Objects.toString(fields.get(field), "");
    }

    /** A form that was taken as far as its customer is asked how it is to be sent. */
    ContactFormDraft withAcceptedFiles(List<Long> acceptedFiles) {
        return new ContactFormDraft(number, fields, true, acceptedFiles);
    }

    void save(HttpSession session) {
        session.setAttribute(SESSION_KEY, fields.toString().length() <= MAX_CHARACTERS ? this : withFields(Map.of()));
    }
}
