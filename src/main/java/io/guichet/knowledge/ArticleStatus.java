package io.guichet.knowledge;

import com.fasterxml.jackson.annotation.JsonValue;
import io.guichet.problem.BadInput;
import java.util.Arrays;
import java.util.Locale;

/** Publication status of an article. */
public enum ArticleStatus {
    /** Visible to authors only; not searchable. */
    DRAFT,
    /** Searchable and visible to its audience. */
    PUBLISHED,
    /** No longer visible to readers; kept for its history. */
    WITHDRAWN;

    @JsonValue
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses a status; null gives {@link #PUBLISHED}. Throws {@link BadInput} that names the field. */
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
