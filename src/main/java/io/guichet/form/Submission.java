package io.guichet.form;

import java.util.Locale;
import java.util.Map;

/**
 * A filled-in form on its way to the task that asked for it.
 *
 * @param fields as they were sent, not yet checked
 * @param by user id of who filled it in
 * @param seen id of the newest message that they had before their eyes; null when that is not known
 * @param locale in which they are told what is wrong
 */
public record Submission(Map<String, ?> fields, String by, Long seen, Locale locale) {

    /** The name under which the engine carries it; it is never stored. */
    public static final String VARIABLE = "submission";
}
