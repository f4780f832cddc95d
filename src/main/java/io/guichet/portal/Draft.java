package io.guichet.portal;

import jakarta.servlet.http.HttpSession;
import java.util.Map;

/**
 * What somebody filled in of a contact form that was not taken: the last one of this browser's visit.
 *
 * @param number of the question that it goes on from
 */
record Draft(String number, Map<String, Object> fields) {

    private static final String PLACE = Draft.class.getName();

    /** In characters; whoever writes more than any form takes keeps it on the page alone. */
    private static final int LONGEST = 200_000;

    static void keep(String number, Map<String, Object> fields, HttpSession session) {
        if (fields.toString().length() <= LONGEST) {
            session.setAttribute(PLACE, new Draft(number, Map.copyOf(fields)));
        }
    }

    /** What was filled in, by field; empty where nothing was. */
    static Map<String, Object> of(String number, HttpSession session) {
        return session.getAttribute(PLACE) instanceof Draft draft && draft.number.equals(number)
                ? draft.fields
                : Map.of();
    }

    static void forget(HttpSession session) {
        session.removeAttribute(PLACE);
    }
}
