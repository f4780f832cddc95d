package io.guichet.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A submitted task form on its way to the task.
 *
 * @param fields raw field values
 * @param user id of the user who submitted it
 * @param lastSeenMessage id of the newest message on the user's page; null if unknown
 * @param locale locale of validation messages
 * @param files ids of files that are kept with the page's form and go with the reply
 * @param noteFiles the same for the internal note
 * @param attachments ids of files that were uploaded to the ticket before and go with the reply
 */
public record Submission(
        Map<String, Object> fields,
        String user,
        Long lastSeenMessage,
        Locale locale,
        List<Long> files,
        List<Long> noteFiles,
        List<Long> attachments) {

    public Submission {
        files = files == null ? List.of() : List.copyOf(files);
        noteFiles = noteFiles == null ? List.of() : List.copyOf(noteFiles);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    /** Without files. */
    public Submission(Map<String, Object> fields, String user, Long lastSeenMessage, Locale locale) {
        this(fields, user, lastSeenMessage, locale, List.of(), List.of(), List.of());
    }

    /** Name of the transient process variable that carries it; it is never stored. */
    public static final String VARIABLE = "submission";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** As JSON, which the engine carries without knowing the type. */
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
