package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.intake.AttributeForm.AttributeChoice;
import io.guichet.intake.AttributeForm.AttributeField;
import io.guichet.policy.AttributeLabels;
import io.guichet.policy.PromiseAttributes;
import io.guichet.policy.PromiseAttributes.AttributeDefinition;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.InputTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Builds the form of an SLA preview and reads it from query parameters. */
@Component
public class AttributeFormReader {

    private final PromiseAttributes promiseAttributes;
    private final AttributeLabels labels;
    private final MessageSource messages;
    private final Clock clock;

    AttributeFormReader(
            PromiseAttributes promiseAttributes, AttributeLabels labels, MessageSource messages, Clock clock) {
        this.promiseAttributes = promiseAttributes;
        this.labels = labels;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Form with the attributes that make a difference for this brand.
     *
     * @param parameters query parameters; blank values are ignored
     * @param zone zone of the receipt time
     */
    public AttributeForm readRelevant(Brand brand, Map<String, String> parameters, ZoneId zone, Locale locale) {
        return read(brand, promiseAttributes.relevant(brand), List.of(), parameters, zone, locale);
    }

    /** Form with all values that the brand's tables read, and with all other attributes as additional fields. */
    public AttributeForm readAll(Brand brand, Map<String, String> parameters, Locale locale) {
        var usedNames = promiseAttributes.readByTables(brand);
        var all = promiseAttributes.all(brand);
        return read(
                brand,
                all.stream()
                        .filter(attribute -> usedNames.contains(attribute.name()))
                        .toList(),
                all.stream()
                        .filter(attribute -> !usedNames.contains(attribute.name()))
                        .toList(),
                parameters,
                brand.zone(),
                locale);
    }

    /**
     * Form with the attributes that make a difference for the brand's opening hours, without channel and receipt time.
     */
    public AttributeForm readForHours(Brand brand, Map<String, String> parameters, Locale locale) {
        var attributes = new HashMap<>(parameters);
        attributes.remove(AttributeForm.RECEIVED_AT);
        return read(brand, promiseAttributes.forHours(brand), List.of(), attributes, brand.zone(), locale);
    }

    private AttributeForm read(
            Brand brand,
            List<AttributeDefinition> primary,
            List<AttributeDefinition> additional,
            Map<String, String> parameters,
            ZoneId zone,
            Locale locale) {
        var problems = new ArrayList<FieldError>();
        var attributes = new HashMap<String, Object>();
        Stream.concat(primary.stream(), additional.stream()).forEach(attribute -> {
            var value = parameter(parameters, attribute.name());
            if (!value.isEmpty()) {
                try {
                    attributes.putAll(TicketAttributes.validated(
                                    brand,
                                    Map.of(attribute.name(), TicketAttributes.parseValue(attribute.name(), value)))
                            .values());
                } catch (BadInput e) {
                    var key = attribute.values().isEmpty()
                            ? "attribute-form.problem.too-long"
                            : "attribute-form.problem.choice";
                    problems.add(new FieldError(attribute.name(), message(key, locale, value)));
                }
            }
        });
        var receivedAt = readReceivedAt(zone, parameter(parameters, AttributeForm.RECEIVED_AT), problems, locale);
        return new AttributeForm(
                fields(brand, primary, parameters, attributes, problems, locale),
                fields(brand, additional, parameters, attributes, problems, locale),
                new AttributeField(
                        AttributeForm.RECEIVED_AT,
                        message("attribute-form.received-at", locale),
                        parameter(parameters, AttributeForm.RECEIVED_AT),
                        List.of(),
                        problem(problems, AttributeForm.RECEIVED_AT)),
                new TicketAttributes(attributes),
                receivedAt,
                parameter(parameters, AttributeForm.RECEIVED_AT).isEmpty(),
                Stream.concat(
                                Stream.of(AttributeForm.RECEIVED_AT),
                                primary.stream().map(AttributeDefinition::name))
                        .anyMatch(parameters::containsKey),
                List.copyOf(problems));
    }

    private Instant readReceivedAt(ZoneId zone, String value, List<FieldError> problems, Locale locale) {
        try {
            var receivedAt = value.isEmpty() ? null : LocalDateTime.parse(value);
            if (receivedAt == null || InputTime.isInRange(receivedAt.getYear())) {
                return receivedAt == null
                        ? clock.instant()
                        : receivedAt.atZone(zone).toInstant();
            }
        } catch (DateTimeParseException e) {
            // Reported below, like a year out of range.
        }
        problems.add(new FieldError(
                AttributeForm.RECEIVED_AT, message("attribute-form.problem.received-at", locale, value)));
        return clock.instant();
    }

    private List<AttributeField> fields(
            Brand brand,
            List<AttributeDefinition> attributes,
            Map<String, String> parameters,
            Map<String, Object> parsed,
            List<FieldError> problems,
            Locale locale) {
        return attributes.stream()
                .map(attribute -> new AttributeField(
                        attribute.name(),
                        labels.name(attribute.name(), locale),
                        parameter(parameters, attribute.name()),
                        choices(brand, attribute, parsed.get(attribute.name()), locale),
                        problem(problems, attribute.name())))
                .toList();
    }

    /** The possible values; a submitted value is included even if it makes no difference. */
    private List<AttributeChoice> choices(Brand brand, AttributeDefinition attribute, Object selected, Locale locale) {
        if (attribute.values().isEmpty()) {
            return List.of();
        }
        var selection = selected == null ? Stream.<String>empty() : Stream.of(selected.toString());
        return Stream.concat(attribute.values().stream(), selection)
                .distinct()
                .map(option -> new AttributeChoice(option, labels.value(brand, attribute.name(), option, locale)))
                .toList();
    }

    private static String problem(List<FieldError> problems, String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(FieldError::message)
                .findFirst()
                .orElse(null);
    }

    private static String parameter(Map<String, String> parameters, String name) {
        return parameters.getOrDefault(name, "").strip();
    }

    private String message(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
