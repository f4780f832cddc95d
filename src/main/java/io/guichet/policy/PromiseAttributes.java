package io.guichet.policy;

import io.guichet.brand.Brand;
import io.guichet.policy.Table.InputColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Determines which attributes a brand's SLA targets depend on: an input reads the attribute and some row tests it. */
@Component
public class PromiseAttributes {

    /** Display order: requester, subject, channel. */
    private static final List<String> ORDER = List.of(
            "plan",
            "package",
            "addOn",
            "region",
            "requestType",
            "product",
            "topic",
            "impact",
            "workaround",
            "severity",
            "premium",
            "signedIn",
            "channel",
            "origin",
            TicketAttributes.CUSTOMER_TEAM,
            TicketAttributes.SEVERAL_QUESTIONS);

    private static final List<String> TABLES = List.of("entitlement", "priority", "targets");
    private static final String HOURS_TABLE = "support-hours";
    private static final String CHANNEL = "channel";
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("\\w+");

    private final Tables tables;

    PromiseAttributes(Tables tables) {
        this.tables = tables;
    }

    /**
     * A ticket attribute and its possible values.
     *
     * @param values possible values in display order; empty for free text
     */
    public record AttributeDefinition(String name, List<String> values) {

        public AttributeDefinition {
            values = List.copyOf(values);
        }
    }

    /** All attributes of the brand with all values. */
    public List<AttributeDefinition> all(Brand brand) {
        return ORDER.stream()
                .map(name -> new AttributeDefinition(name, values(brand, name)))
                .filter(attribute ->
                        isFreeText(attribute.name()) || !attribute.values().isEmpty())
                .toList();
    }

    /** Attributes that the brand's opening hours depend on, without the channel. */
    public List<AttributeDefinition> forHours(Brand brand) {
        var valuesByAttribute = new HashMap<String, Set<String>>();
        hours(brand).forEach(column -> add(column, valuesByAttribute));
        return all(brand).stream()
                .filter(attribute -> valuesByAttribute.containsKey(attribute.name()))
                .toList();
    }

    /** Names of the attributes that some row of the brand's tables tests. */
    public Set<String> readByTables(Brand brand) {
        return valuesByAttribute(brand).keySet();
    }

    /**
     * Attributes that make a difference to the targets. Common values that no row names are omitted if they are
     * equivalent to no value, as are channels that the brand does not have.
     */
    public List<AttributeDefinition> relevant(Brand brand) {
        var valuesByAttribute = valuesByAttribute(brand);
        return all(brand).stream()
                .filter(attribute -> valuesByAttribute.containsKey(attribute.name()))
                .map(attribute -> new AttributeDefinition(
                        attribute.name(), relevantValues(brand, attribute, valuesByAttribute.get(attribute.name()))))
                .filter(attribute -> isFreeText(attribute.name()) || hasChoice(attribute))
                .toList();
    }

    /** The tested attributes with the values that the rows name. */
    private Map<String, Set<String>> valuesByAttribute(Brand brand) {
        var valuesByAttribute = new HashMap<String, Set<String>>();
        TABLES.forEach(table -> tables.columns(brand, table).forEach(column -> add(column, valuesByAttribute)));
        hours(brand).forEach(column -> add(column, valuesByAttribute));
        return valuesByAttribute;
    }

    /** Without the channel: each channel's hours are looked up separately. */
    private Stream<InputColumn> hours(Brand brand) {
        return tables.columns(brand, HOURS_TABLE).stream()
                .filter(column -> !attributesIn(column.expression()).contains(CHANNEL));
    }

    private static void add(InputColumn column, Map<String, Set<String>> valuesByAttribute) {
        if (column.cells().isEmpty()) {
            return;
        }
        var values = column.stringLiterals();
        Stream.concat(Stream.of(column.expression()), column.cells().stream())
                .flatMap(expression -> attributesIn(expression).stream())
                .forEach(name -> valuesByAttribute
                        .computeIfAbsent(name, absent -> new TreeSet<>())
                        .addAll(values));
    }

    /** Attributes in an expression; text in quotation marks is a value. */
    private static Set<String> attributesIn(String expression) {
        var names = new TreeSet<String>();
        NAME.matcher(TEXT.matcher(expression).replaceAll(" ")).results().forEach(name -> names.add(name.group()));
        names.retainAll(TicketAttributes.names());
        return names;
    }

    private static List<String> values(Brand brand, String name) {
        if (TicketAttributes.isBoolean(name)) {
            return List.of("true", "false");
        }
        return List.copyOf(
                name.equals("requestType") ? brand.requestTypes() : TicketAttributes.allowedValues(brand, name));
    }

    private static List<String> relevantValues(Brand brand, AttributeDefinition attribute, Set<String> namedValues) {
        if (TicketAttributes.isBoolean(attribute.name()) || attribute.name().equals("requestType")) {
            return attribute.values();
        }
        var brandValues = brand.vocabulary().getOrDefault(attribute.name(), Set.of());
        var defaultIsNamed = TicketAttributes.defaultValue(attribute.name())
                .filter(namedValues::contains)
                .isPresent();
        return attribute.values().stream()
                .filter(value -> defaultIsNamed
                        || brandValues.contains(value)
                        || namedValues.contains(value)
                        || isDefault(attribute, value))
                .filter(value -> !attribute.name().equals(CHANNEL)
                        || brand.channels().stream().anyMatch(c -> c.channel().equals(value)))
                .toList();
    }

    private static boolean hasChoice(AttributeDefinition attribute) {
        return attribute.values().stream().anyMatch(value -> !isDefault(attribute, value));
    }

    private static boolean isDefault(AttributeDefinition attribute, String value) {
        return TicketAttributes.defaultValue(attribute.name())
                .filter(value::equals)
                .isPresent();
    }

    private static boolean isFreeText(String name) {
        return List.of("product", TicketAttributes.CUSTOMER_TEAM).contains(name);
    }
}
