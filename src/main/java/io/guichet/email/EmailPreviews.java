package io.guichet.email;

import io.guichet.brand.Brand;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Renders e-mails that are not sent. */
@Component
public class EmailPreviews {

    private final EmailTemplates templates;

    EmailPreviews(EmailTemplates templates) {
        this.templates = templates;
    }

    /**
     * The e-mail with these values, in the brand's first language if it does not have the given one.
     *
     * @param values as in {@link TemplatedEmail}
     */
    public RenderedEmail render(Brand brand, EmailTemplate template, String language, Map<String, ?> values) {
        var supported = brand.languageFor(language);
        return templates.render(brand, template, supported, TemplateValues.of(brand, supported, values));
    }
}
