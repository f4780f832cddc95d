package io.guichet.check;

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

    String message(Finding finding, Locale locale) {
        return text(finding.kind(), "", finding.table(), finding.details(), locale);
    }

    /** @param part empty for what is wrong, {@code .reason} for why it matters, {@code .remedy} for how to mend it */
    String text(FindingKind kind, String part, String subject, List<?> details, Locale locale) {
        var arguments = new ArrayList<Object>();
        arguments.add(subject);
        details.forEach(detail -> arguments.add(format(detail, locale)));
        return messages.getMessage("check." + kind + part, arguments.toArray(), locale);
    }

    private Object format(Object detail, Locale locale) {
        if (detail instanceof AttributeValue attributeValue) {
            return formatAttribute(attributeValue, locale);
        }
        if (detail instanceof ExampleInputs examples) {
            return examples.inputs().stream()
                    .map(each -> formatExample(each, locale))
                    .collect(Collectors.joining("; "));
        }
        if (detail instanceof Collection<?> values) {
            return values.stream().map(each -> format(each, locale).toString()).collect(Collectors.joining(", "));
        }
        return detail;
    }

    private String formatAttribute(AttributeValue attributeValue, Locale locale) {
        if (attributeValue.value().isEmpty()) {
            return messages.getMessage("check.everybody", null, locale);
        }
        return attributeValue.attribute().equals("target")
                ? messages.getMessage("clock.target." + attributeValue.value(), null, locale)
                : labels.value(attributeValue.attribute(), attributeValue.value(), locale);
    }

    private String formatExample(Map<String, Object> example, Locale locale) {
        return example.entrySet().stream()
                .map(attribute -> messages.getMessage(
                        "check.attribute",
                        new Object[] {
                            labels.name(attribute.getKey(), locale),
                            formatValue(attribute.getKey(), attribute.getValue(), locale)
                        },
                        locale))
                .collect(Collectors.joining(", "));
    }

    private String formatValue(String attribute, Object value, Locale locale) {
        if (value == null) {
            return messages.getMessage("check.unknown", null, locale);
        }
        if (value instanceof List<?> values) {
            return values.isEmpty()
                    ? messages.getMessage("common.none", null, locale)
                    : values.stream()
                            .map(each -> formatValue(attribute, each, locale))
                            .collect(Collectors.joining(" + "));
        }
        if (value instanceof Boolean bool) {
            return messages.getMessage("attribute.signedIn." + bool, null, locale);
        }
        return formatAttribute(new AttributeValue(attribute, value.toString()), locale);
    }
}
