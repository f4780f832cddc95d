package io.guichet.policy;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What facts and their values are called in the reader's language; what no bundle names is said as it stands in the tables. */
@Component
public class AttributeLabels {

    private final MessageSource messages;

    AttributeLabels(MessageSource messages) {
        this.messages = messages;
    }

    public String name(String attribute, Locale locale) {
        return messages.getMessage("attribute." + attribute, null, sentenceCase(attribute), locale);
    }

    /** The name of one of the words that a fact can be. */
    public String value(String attribute, String value, Locale locale) {
        return messages.getMessage("attribute.%s.%s".formatted(attribute, value), null, sentenceCase(value), locale);
    }

    /** {@code WAITING_FOR_PARTS} and {@code waiting-for-parts} as "Waiting for parts". */
    public static String sentenceCase(String value) {
        var text = value.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
