package io.guichet.form;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.form.FormComponent.FormOption;
import io.guichet.form.FormComponent.FormText;
import io.guichet.policy.AttributeLabels;
import io.guichet.policy.TicketAttributes;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Fills the selects whose options a form file leaves to the brand: {@code team} names its teams, {@code requestType} the
 * types that its tables know, another name its values of that attribute.
 */
@Component
public class BrandForms {

    /** The vocabulary of the brand's teams. */
    static final String TEAM = "team";

    private static final String REQUEST_TYPE = "requestType";

    private final Brands brands;
    private final AttributeLabels labels;

    BrandForms(Brands brands, AttributeLabels labels) {
        this.brands = brands;
        this.labels = labels;
    }

    /** The form with the options of this brand. */
    public Form of(Form form, String brand) {
        var known = brands.get(brand);
        return form.withOptions(vocabulary -> options(known, vocabulary));
    }

    private List<FormOption> options(Brand brand, String vocabulary) {
        if (vocabulary.equals(TEAM)) {
            return brand.teams().stream()
                    .map(team -> new FormOption(
                            team.id(),
                            new FormText(team.name().in("en"), team.name().in("fr"))))
                    .toList();
        }
        var values = vocabulary.equals(REQUEST_TYPE)
                ? brand.requestTypes()
                : TicketAttributes.allowedValues(brand, vocabulary);
        return values.stream()
                .map(value -> new FormOption(
                        value,
                        new FormText(
                                labels.value(brand, vocabulary, value, Locale.ENGLISH),
                                labels.value(brand, vocabulary, value, Locale.FRENCH))))
                .toList();
    }
}
