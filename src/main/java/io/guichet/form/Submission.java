package io.guichet.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
public record Submission(Map<String, Object> fields, String user, Long lastSeenMessage, Locale locale) {

    /** The name under which the engine carries it, for the length of one transaction; it is never stored. */
    public static final String VARIABLE = "submission";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** As one text, which the engine can carry without knowing the type. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Submission fromJson(String text) {
        try {
            return JSON.readValue(text, Submission.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
