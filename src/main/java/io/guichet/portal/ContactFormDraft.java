package io.guichet.portal;

import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The latest contact form in this session that has not become a request yet.
 *
 * @param number number of its question
 * @param fields submitted values
 * @param captchaPassed whether a captcha was solved for it
 * @param files ids of its attachments
 */
record ContactFormDraft(String number, Map<String, Object> fields, boolean captchaPassed, List<Long> files) {

    private static final String SESSION_KEY = ContactFormDraft.class.getName();

    /** Maximum length in characters; a longer form is not kept in the session. */
    private static final int MAX_CHARACTERS = 200_000;

    /** The draft of that question; an empty one if there is none. */
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

    /** Value of a text field. */
    String text(String field) {
        return Objects.toString(fields.get(field), "");
    }

    /** Copy with the captcha passed and these files. */
    ContactFormDraft withAcceptedFiles(List<Long> acceptedFiles) {
        return new ContactFormDraft(number, fields, true, acceptedFiles);
    }

    /** Copy without these files. */
    ContactFormDraft withoutFiles(List<Long> removed) {
        return new ContactFormDraft(
                number,
                fields,
                captchaPassed,
                files.stream().filter(file -> !removed.contains(file)).toList());
    }

    void save(HttpSession session) {
        session.setAttribute(SESSION_KEY, fields.toString().length() <= MAX_CHARACTERS ? this : withFields(Map.of()));
    }
}
