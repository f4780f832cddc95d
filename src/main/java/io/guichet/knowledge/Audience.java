package io.guichet.knowledge;

import com.fasterxml.jackson.annotation.JsonValue;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The readers of an article. */
public enum Audience {
    PUBLIC,
    STAFF;

    /** The value in files, requests and tables: {@code public} or {@code staff}. */
    @JsonValue
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses an audience; null gives {@link #PUBLIC}. Throws {@link BadInput} that names the field. */
    public static Audience parse(String text) {
        if (text == null || text.isBlank()) {
            return PUBLIC;
        }
        return Arrays.stream(values())
                .filter(audience -> audience.value().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadInput(List.of(new FieldError(
                        "audience",
                        "must be public or staff",
                        "form.problem.choose",
                        ArticleContent.label("audience")))));
    }
}
