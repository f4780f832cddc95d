package io.guichet.email;

import io.guichet.brand.Brand;
import io.guichet.text.InputText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of a template: those of the e-mail, the brand's name and texts. */
final class TemplateValues {

    /** Values from outside that a line break would turn into text of the desk. */
    private static final List<String> SINGLE_LINE_VALUES = List.of("name", "subject", "intoSubject", "reference");

    private TemplateValues() {}

    static Map<String, Object> of(Brand brand, String language, Map<String, ?> values) {
        var all = new HashMap<String, Object>(values);
        SINGLE_LINE_VALUES.forEach(
                name -> all.computeIfPresent(name, (key, value) -> InputText.onOneLine(value.toString())));
        all.put("brand", brand.name().in(language));
        all.put(
                "toBrand",
                language.equals("fr")
                        ? brand.noun(language).withA()
                        : "to " + brand.name().in(language));
        brand.texts().forEach((name, text) -> all.put(name, text.in(language)));
        return all;
    }
}
