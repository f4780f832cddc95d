package io.guichet.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.guichet.form.FormComponent.FormOption;
import io.guichet.form.FormComponent.FormText;
import io.guichet.policy.TicketAttributes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Parses a form-js file (schema 16) and rejects what cannot be rendered and validated here. */
final class FormFile {

    /** Groups in groups; a deeper file would exhaust the stack. */
    private static final int MAX_NESTING_DEPTH = 50;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern KEY = Pattern.compile("[A-Za-z]\\w*");
    private static final String VALUES_KEY = "valuesKey";
    private static final Set<String> UNSUPPORTED =
            Set.of("valuesExpression", "path", "disabled", "readonly", "defaultValue", "isRepeating");

    private final String name;

    private FormFile(String name) {
        this.name = name;
    }

    /** An invalid form file; the message names file, component and problem. */
    static class InvalidFormFile extends RuntimeException {

        InvalidFormFile(String message) {
            super(message);
        }
    }

    static Form read(String name, byte[] content) {
        return new FormFile(name).parse(content);
    }

    private Form parse(byte[] content) {
        JsonNode file;
        try {
            file = JSON.readTree(content);
        } catch (IOException e) {
            throw new InvalidFormFile(name + ": is not JSON: " + e.getMessage());
        }
        var id = file.path("id").asText();
        if (!name.equals(id + ".form")) {
            throw new InvalidFormFile(
                    "%s: its id is '%s'; the file must have the same name as the id".formatted(name, id));
        }
        var components = components(file.path("components"));
        requireConsistent(components);
        return new Form(id, components);
    }

    private List<FormComponent> components(JsonNode components) {
        return StreamSupport.stream(components.spliterator(), false)
                .map(this::component)
                .toList();
    }

    private FormComponent component(JsonNode component) {
        var location = component.path("key").asText(component.path("id").asText("?"));
        try {
            return parseComponent(component);
        } catch (InvalidFormFile | PatternSyntaxException e) {
            throw new InvalidFormFile(
                    e.getMessage().startsWith(name) ? e.getMessage() : withLocation(location, e.getMessage()));
        }
    }

    private FormComponent parseComponent(JsonNode component) {
        var type = component.path("type").asText();
        var declaredType = ComponentType.ofType(type)
                .orElseThrow(() -> new InvalidFormFile("components of type '%s' are not supported".formatted(type)));
        UNSUPPORTED.stream().filter(component::hasNonNull).findFirst().ifPresent(setting -> {
            throw new InvalidFormFile("'%s' is not supported".formatted(setting));
        });
        var properties = component.path("properties");
        var componentType =
                declaredType == ComponentType.TEXT && properties.path("captcha").asBoolean()
                        ? ComponentType.CAPTCHA
                        : declaredType;
        return new FormComponent(
                componentType,
                componentType.isInput()
                        ? component.path("key").asText()
                        : componentType == ComponentType.CAPTCHA ? Form.CAPTCHA : "",
                new FormText(
                        component.path(labelOf(componentType)).asText(),
                        properties.path("labelFr").asText()),
                new FormText(
                        component.path("description").asText(),
                        properties.path("descriptionFr").asText()),
                component.path("validate").path("required").asBoolean(),
                condition(component.path("conditional").path("hide")),
                condition(properties.path("requiredWhen")),
                limits(component),
                options(componentType, component),
                properties.path("autocomplete").asText(),
                isInternal(properties.path("visibility").asText("public")),
                valuesKey(componentType, component),
                components(component.path("components")));
    }

    private static String labelOf(ComponentType componentType) {
        return switch (componentType) {
            case DATETIME -> "dateLabel";
            case TEXT, CAPTCHA -> "text";
            default -> "label";
        };
    }

    private static boolean isInternal(String visibility) {
        return switch (visibility) {
            case "internal" -> true;
            case "public" -> false;
            default ->
                throw new InvalidFormFile("visibility must be 'public' or 'internal', not '%s'".formatted(visibility));
        };
    }

    private static String validationType(String type) {
        if (!List.of("", "email", "phone").contains(type)) {
            throw new InvalidFormFile("validationType must be 'email' or 'phone', not '%s'".formatted(type));
        }
        return type;
    }

    private static Condition condition(JsonNode expression) {
        return expression.asText().isBlank() ? null : Condition.parse(expression.asText());
    }

    private static Limits limits(JsonNode component) {
        var validate = component.path("validate");
        if ("datetime".equals(component.path("type").asText())
                && !"date".equals(component.path("subtype").asText())) {
            throw new InvalidFormFile("only dates are supported, not times");
        }
        requireSense(validate);
        return new Limits(
                validate.hasNonNull("minLength") ? validate.get("minLength").asInt() : null,
                validate.hasNonNull("maxLength") ? validate.get("maxLength").asInt() : null,
                validate.hasNonNull("min") ? validate.get("min").decimalValue() : null,
                validate.hasNonNull("max") ? validate.get("max").decimalValue() : null,
                component.hasNonNull("decimalDigits")
                        ? component.get("decimalDigits").asInt()
                        : null,
                validate.path("pattern").asText().isEmpty()
                        ? null
                        : Pattern.compile(validate.get("pattern").asText()),
                validationType(validate.path("validationType").asText()));
    }

    /** Limits are numbers between which something can be entered. */
    private static void requireSense(JsonNode validate) {
        for (var name : List.of("minLength", "maxLength")) {
            var limit = validate.path(name);
            if (validate.hasNonNull(name) && (!limit.canConvertToInt() || limit.asInt() < 0)) {
                throw new InvalidFormFile("'%s' must be a whole number that is not negative".formatted(name));
            }
        }
        var longest = validate.path("maxLength");
        if (longest.isNumber()
                && longest.asInt() < Math.max(1, validate.path("minLength").asInt())) {
            throw new InvalidFormFile("'maxLength' lets nothing be entered");
        }
        for (var name : List.of("min", "max")) {
            if (validate.hasNonNull(name) && !validate.path(name).isNumber()) {
                throw new InvalidFormFile("'%s' must be a number".formatted(name));
            }
        }
        if (validate.path("min").isNumber()
                && validate.path("max").isNumber()
                && validate.path("min")
                                .decimalValue()
                                .compareTo(validate.path("max").decimalValue())
                        > 0) {
            throw new InvalidFormFile("'max' lets nothing be entered");
        }
    }

    /** Options that are not in the file come from the brand: its teams, or its values of an attribute. */
    private static String valuesKey(ComponentType componentType, JsonNode component) {
        if (!component.hasNonNull(VALUES_KEY)) {
            return null;
        }
        if (componentType != ComponentType.SELECT || component.has("values")) {
            throw new InvalidFormFile("'valuesKey' is supported for a select without values only");
        }
        var vocabulary = component.get(VALUES_KEY).asText();
        if (!vocabulary.equals(BrandForms.TEAM)
                && !TicketAttributes.vocabulary().containsKey(vocabulary)) {
            throw new InvalidFormFile(
                    "valuesKey must be 'team' or an attribute with values, not '%s'".formatted(vocabulary));
        }
        return vocabulary;
    }

    private static List<FormOption> options(ComponentType componentType, JsonNode component) {
        var options = new ArrayList<FormOption>();
        component
                .path("values")
                .forEach(value -> options.add(new FormOption(
                        value.path("value").asText(),
                        new FormText(
                                value.path("label").asText(),
                                value.path("labelFr").asText()))));
        var distinct = options.stream().map(FormOption::value).collect(Collectors.toSet());
        if (componentType.hasOptions()
                && !component.hasNonNull(VALUES_KEY)
                && (options.isEmpty() || distinct.size() < options.size() || distinct.contains(""))) {
            throw new InvalidFormFile("needs options, each with a value of its own");
        }
        return List.copyOf(options);
    }

    private void requireConsistent(List<FormComponent> components) {
        var all = components.stream().flatMap(FormComponent::withDescendants).toList();
        var keys = new HashSet<String>();
        for (var component : all) {
            if (component.type().isInput() && !KEY.matches(component.key())) {
                throw new InvalidFormFile(withLocation(component.key(), "a field needs a key of letters and digits"));
            }
            if (component.type().isInput() && !keys.add(component.key())) {
                throw new InvalidFormFile(withLocation(component.key(), "this key is used twice"));
            }
        }
        for (var component : all) {
            try {
                component.conditions().forEach(condition -> condition.requireKnownFields(keys));
            } catch (InvalidFormFile e) {
                throw new InvalidFormFile(withLocation(component.key(), e.getMessage()));
            }
        }
    }

    private String withLocation(String location, String message) {
        return "%s: %s: %s".formatted(name, location, message);
    }
}
