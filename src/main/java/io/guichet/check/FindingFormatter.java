package io.guichet.check;

import io.guichet.brand.Brand;
import io.guichet.check.Finding.AttributeValue;
import io.guichet.check.Finding.ExampleInputs;
import io.guichet.check.Finding.FindingKind;
import io.guichet.policy.AttributeLabels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Formats findings in the reader's language. */
@Component
class FindingFormatter {

    private final MessageSource messages;
    private final AttributeLabels labels;

    FindingFormatter(MessageSource messages, AttributeLabels labels) {
        this.messages = messages;
        this.labels = labels;
    }

    String message(Brand brand, Finding finding, Locale locale) {
        return text(brand, finding.kind(), "", finding.table(), finding.details(), locale);
    }

    /**
     * @param brand the brand whose names the values have; null for the common names
     * @param part empty for what is wrong, {@code .reason} for why it matters, {@code .remedy} for how to mend it
     */
    String text(Brand brand, FindingKind kind, String part, String subject, List<?> details, Locale locale) {
        var arguments = new ArrayList<Object>();
        arguments.add(subject);
        details.forEach(detail -> arguments.add(format(brand, detail, locale)));
        return messages.getMessage("check." + kind + part, arguments.toArray(), locale);
    }

    private Object format(Brand brand, Object detail, Locale locale) {
        if (detail instanceof AttributeValue attributeValue) {
            return formatAttribute(brand, attributeValue, locale);
        }
        if (detail instanceof ExampleInputs examples) {
            return examples.inputs().stream()
                    .map(each -> formatExample(brand, each, locale))
                    .collect(Collectors.joining("; "));
        }
        if (detail instanceof Collection<?> values) {
            return values.stream()
                    .map(each -> format(brand, each, locale).toString())
                    .collect(Collectors.joining(", "));
        }
        return detail;
    }

    private String formatAttribute(Brand brand, AttributeValue attributeValue, Locale locale) {
        if (attributeValue.value().isEmpty()) {
            return messages.getMessage("check.everybody", null, locale);
        }
        var attribute = attributeValue.attribute();
        if (attribute.equals("target")) {
            return messages.getMessage("clock.target." + attributeValue.value(), null, locale);
        }
        return brand == null
                ? labels.value(attribute, attributeValue.value(), locale)
                : labels.value(brand, attribute, attributeValue.value(), locale);
    }

    private String formatExample(Brand brand, Map<String, Object> example, Locale locale) {
        return example.entrySet().stream()
                .map(attribute -> messages.getMessage(
                        "check.attribute",
                        new Object[] {
                            labels.name(attribute.getKey(), locale),
                            formatValue(brand, attribute.getKey(), attribute.getValue(), locale)
                        },
                        locale))
                .collect(Collectors.joining(", "));
    }

    private String formatValue(Brand brand, String attribute, Object value, Locale locale) {
        if (value == null) {
            return messages.getMessage("check.unknown", null, locale);
        }
        if (value instanceof List<?> values) {
            return values.isEmpty()
                    ? messages.getMessage("common.none", null, locale)
                    : values.stream()
                            .map(each -> formatValue(brand, attribute, each, locale))
                            .collect(Collectors.joining(" + "));
        }
        if (value instanceof Boolean bool) {
            return messages.getMessage("attribute.signedIn." + bool, null, locale);
        }
        return formatAttribute(brand, new AttributeValue(attribute, value.toString()), locale);
    }
}
