package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.http.BadInput;
import io.guichet.policy.Facts;
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

    /**
     * What a link says of whoever follows it, such as the team they are in: parameters that are facts, under a name of the
     * page's own once they are carried along in a form. A link that says something unknown still leads somewhere; that part
     * of it is left out.
     */
    static Facts saidByLink(Brand brand, MultiValueMap<String, String> sent, String prefix) {
        var facts = Facts.none();
        for (var name : Facts.names()) {
            var said = sent.getFirst(prefix + name);
            if (said != null && !said.isBlank()) {
                try {
                    facts = facts.with(Facts.read(brand, Map.of(name, Facts.typed(name, said))));
                } catch (BadInput unknown) {
                    continue;
                }
            }
        }
        return facts;
    }

    /** A mark for a page that is about to be shown. */
    static String newMark() {
        return UUID.randomUUID().toString();
    }
}
