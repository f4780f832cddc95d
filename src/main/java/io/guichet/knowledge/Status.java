package io.guichet.knowledge;

import com.fasterxml.jackson.annotation.JsonValue;
import io.guichet.http.BadInput;
import java.util.Arrays;
import java.util.Locale;

/** Where an article is between being written and being gone. */
public enum Status {
    /** Being written: read by those who write, found by nobody. */
    DRAFT,
    /** Found and read by its audience. */
    PUBLISHED,
    /** Taken back: kept for its history. */
    WITHDRAWN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the word names; null is {@link #PUBLISHED}. Throws {@link BadInput} that names the field. */
    public static Status read(String word) {
        if (word == null || word.isBlank()) {
            return PUBLISHED;
        }
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadInput("status", "must be draft, published or withdrawn"));
    }
}
