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
record Draft(String number, Map<String, Object> fields, boolean passed, List<Long> files) {

    private static final String PLACE = Draft.class.getName();

    /** In characters; whoever writes more than any form takes keeps it on the page alone. */
    private static final int LONGEST = 200_000;

    /** That of the question; an empty one where there is none. */
    static Draft of(String number, HttpSession session) {
        return session.getAttribute(PLACE) instanceof Draft draft && draft.number.equals(number)
                ? draft
                : new Draft(number, Map.of(), false, List.of());
    }

    static void forget(HttpSession session) {
        session.removeAttribute(PLACE);
    }

    Draft with(Map<String, Object> typed) {
        return new Draft(number, Collections.unmodifiableMap(new LinkedHashMap<>(typed)), passed, files);
    }

    /** What was filled in in a field of text. */
    String text(String field) {
        return Objects.toString(fields.get(field), "");
    }

    /** A form that was taken as far as its customer is asked how it is to be sent. */
    Draft held(List<Long> kept) {
        return new Draft(number, fields, true, kept);
    }

    void keep(HttpSession session) {
        session.setAttribute(PLACE, fields.toString().length() <= LONGEST ? this : with(Map.of()));
    }
}
