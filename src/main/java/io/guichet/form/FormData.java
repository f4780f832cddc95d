package io.guichet.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Validated values of a form. Blank fields are absent. */
public final class FormData {

    private final Map<String, Object> values;

    FormData(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A text, or the value of the selected option. */
    public Optional<String> text(String key) {
        return as(String.class, key);
    }

    public Optional<BigDecimal> number(String key) {
        return as(BigDecimal.class, key);
    }

    public Optional<LocalDate> date(String key) {
        return as(LocalDate.class, key);
    }

    /** Whether a checkbox was ticked; a missing one was not. */
    public boolean checked(String key) {
        return as(Boolean.class, key).orElse(false);
    }

    /** Values of all selected options. */
    @SuppressWarnings("unchecked")
    public List<String> selected(String key) {
        return as(List.class, key).orElse(List.of());
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** All values by key in form order, as text, number, date, boolean or list of texts. */
    public Map<String, Object> asMap() {
        return values;
    }

    private <T> Optional<T> as(Class<T> type, String key) {
        return Optional.ofNullable(values.get(key)).map(type::cast);
    }
}
