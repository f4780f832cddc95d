package io.guichet.policy;

import io.guichet.brand.Brand;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Localised names of attributes and their values; values without a text in the bundles are shown as they are. */
@Component
public class AttributeLabels {

    private final MessageSource messages;

    AttributeLabels(MessageSource messages) {
        this.messages = messages;
    }

    public String name(String attribute, Locale locale) {
        return messages.getMessage("attribute." + attribute, null, sentenceCase(attribute), locale);
    }

    /** Name of a value: the brand's own, otherwise the common one. */
    public String value(Brand brand, String attribute, String value, Locale locale) {
        return brand.valueName(attribute, value, locale.getLanguage()).orElseGet(() -> value(attribute, value, locale));
    }

    /** Name of a value that means the same for all brands. */
    public String value(String attribute, String value, Locale locale) {
        return messages.getMessage("attribute.%s.%s".formatted(attribute, value), null, sentenceCase(value), locale);
    }

    /** {@code WAITING_FOR_PARTS} and {@code waiting-for-parts} as "Waiting for parts". */
    public static String sentenceCase(String value) {
        var text = value.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
