package io.guichet.knowledge;

import com.fasterxml.jackson.annotation.JsonValue;
import io.guichet.problem.BadInput;
import java.util.Arrays;
import java.util.Locale;

/** Where an article is between being written and being gone. */
public enum ArticleStatus {
    /** Being written: read by those who write, found by nobody. */
    DRAFT,
    /** Found and read by its audience. */
    PUBLISHED,
    /** Taken back: kept for its history. */
    WITHDRAWN;

    @JsonValue
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the word names; null is {@link #PUBLISHED}. Throws {@link BadInput} that names the field. */
    public static ArticleStatus parse(String text) {
        if (text == null || text.isBlank()) {
            return PUBLISHED;
        }
        return Arrays.stream(values())
                .filter(status -> status.value().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadInput("status", "must be draft, published or withdrawn"));
    }
}
