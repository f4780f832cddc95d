package io.guichet.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/**
 * What somebody sent with one of these pages. The names of what is not the person's own begin with an underscore, which
 * the name of a form's field never does.
 *
 * @param fields what the person filled in, not yet checked
 * @param once the mark of the page it was sent from: the same text with the same mark is the same thing sent twice
 */
record Typed(Map<String, Object> fields, String once) {

    /** @param ofTheAddress names of parameters that stand in the address of the page, beside what was filled in */
    static Typed of(MultiValueMap<String, String> sent, String... ofTheAddress) {
        var address = Set.of(ofTheAddress);
        var fields = new LinkedHashMap<String, Object>();
        sent.forEach((name, values) -> {
            if (!name.startsWith("_") && !address.contains(name)) {
                fields.put(name, values.size() == 1 ? values.get(0) : List.copyOf(values));
            }
        });
        return new Typed(fields, sent.getFirst("_once"));
    }

    /** A mark for a page that is about to be shown. */
    static String newMark() {
        return UUID.randomUUID().toString();
    }
}
