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
 * A submitted form. Names of technical parameters begin with an underscore, which names of form fields never do.
 *
 * @param fields raw field values
 * @param submissionToken token of the page; the same token with the same content is a repeated submission
 */
record SubmittedForm(Map<String, Object> fields, String submissionToken) {

    /** @param excluded names of query parameters that are no form fields */
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
     * Attributes from the query parameters of a link, such as the team; the prefix marks them once they are hidden
     * fields of a form. Invalid values are ignored, so that the link still works.
     */
    static TicketAttributes attributesFromLink(Brand brand, MultiValueMap<String, String> parameters, String prefix) {
        var attributes = TicketAttributes.none();
        for (var name : TicketAttributes.names()) {
            var value = parameters.getFirst(prefix + name);
            if (value != null && !value.isBlank()) {
                attributes = attributes.with(attribute(brand, name, value));
            }
        }
        return attributes;
    }

    /** The attribute with that value; none if it is invalid. */
    static TicketAttributes attribute(Brand brand, String name, String value) {
        try {
            return TicketAttributes.validated(brand, Map.of(name, TicketAttributes.parseValue(name, value)));
        } catch (BadInput unknown) {
            return TicketAttributes.none();
        }
    }

    /** A token for a page that is about to be rendered. */
    static String newSubmissionToken() {
        return UUID.randomUUID().toString();
    }
}
