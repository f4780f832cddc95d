package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
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
record SubmittedForm(Map<String, Object> fields, String submissionToken) {

    /** @param ofTheAddress names of parameters that stand in the address of the page, beside what was filled in */
    static SubmittedForm of(MultiValueMap<String, String> parameters, String... excluded) {
        var excludedNames = Set.of(excluded);
        var fields = new LinkedHashMap<String, Object>();
        parameters.forEach((name, values) -> {
            if (!name.startsWith("_") && !excludedNames.contains(name)) {
                fields.put(name, values.size() == 1 ? values.get(0) : List.copyOf(values));
            }
        });
        return new SubmittedForm(fields, parameters.getFirst("_submissionToken"));
    }

    /**
     * What a link says of whoever follows it, such as the team they are in: parameters that are facts, under a name of the
     * page's own once they are carried along in a form. A link that says something unknown still leads somewhere; that part
     * of it is left out.
     */
    static TicketAttributes attributesFromLink(Brand brand, MultiValueMap<String, String> parameters, String prefix) {
        var attributes = TicketAttributes.none();
        for (var name : TicketAttributes.names()) {
            var value = parameters.getFirst(prefix + name);
            if (value != null && !value.isBlank()) {
                try {
                    attributes = attributes.with(
                            TicketAttributes.validated(brand, Map.of(name, TicketAttributes.parseValue(name, value))));
                } catch (BadInput unknown) {
                    continue;
                }
            }
        }
        return attributes;
    }

    /** A mark for a page that is about to be shown. */
    static String newSubmissionToken() {
        return UUID.randomUUID().toString();
    }
}
