package io.guichet.brand;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/** A text in several languages. A missing language falls back to English, then to any language. */
public record LocalisedText(Map<String, String> byLanguage) {

    @JsonCreator
    public LocalisedText {
        byLanguage = Map.copyOf(byLanguage);
    }

    @JsonValue
    public Map<String, String> byLanguage() {
        return byLanguage;
    }

    public String in(String language) {
        var exact = byLanguage.get(language);
        if (exact != null) {
            return exact;
        }
        return byLanguage.getOrDefault(
                "en", byLanguage.values().stream().findFirst().orElse(""));
    }
}
