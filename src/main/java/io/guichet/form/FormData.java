package io.guichet.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody filled in, checked against its form. A field that was left blank is absent. */
public final class FormData {

    private final Map<String, Object> values;

    FormData(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A text, or the value of the option that was chosen. */
    public Optional<String> text(String key) {
        return as(String.class, key);
    }

    public Optional<BigDecimal> number(String key) {
        return as(BigDecimal.class, key);
    }

    public Optional<LocalDate> date(String key) {
        return as(LocalDate.class, key);
    }

    /** Whether a checkbox was ticked; one that was not sent was not ticked. */
    public boolean checked(String key) {
        return as(Boolean.class, key).orElse(false);
    }

    /** The values of all options that were chosen. */
    @SuppressWarnings("unchecked")
    public List<String> selected(String key) {
        return as(List.class, key).orElse(List.of());
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** All answers by key, in the form's order, as text, number, date, boolean or list of texts. */
    public Map<String, Object> asMap() {
        return values;
    }

    private <T> Optional<T> as(Class<T> type, String key) {
        return Optional.ofNullable(values.get(key)).map(type::cast);
    }
}
