package io.guichet.email;

import io.guichet.brand.Brand;
import java.util.List;
import java.util.Map;

/**
 * A template with the values of its placeholders, and the files that the e-mail carries.
 *
 * @param message id of the reply that it carries, or null
 */
public record TemplatedEmail(
        Brand brand,
        String number,
        EmailTemplate template,
        String language,
        String recipient,
        Map<String, ?> values,
        Long message,
        List<EmailAttachment> attachments) {

    public TemplatedEmail(
            Brand brand,
            String number,
            EmailTemplate template,
            String language,
            String recipient,
            Map<String, ?> values) {
        this(brand, number, template, language, recipient, values, null, List.of());
    }
}
