package io.guichet.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads a form-js file (schema 16) and refuses what cannot be drawn and checked here. */
final class FormFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEY = Pattern.compile("[A-Za-z]\\w*");
    private static final Set<String> UNSUPPORTED =
            Set.of("valuesKey", "valuesExpression", "path", "disabled", "readonly", "defaultValue", "isRepeating");

    private final String name;

    private FormFile(String name) {
        this.name = name;
    }

    static Form read(String name, byte[] content) {
        return new FormFile(name).form(content);
    }

    private Form form(byte[] content) {
        JsonNode file;
        try {
            file = JSON.readTree(content);
        } catch (IOException e) {
            throw new BrokenForm(name + ": is not JSON: " + e.getMessage());
        }
        var id = file.path("id").asText();
        if (!name.equals(id + ".form")) {
            throw new BrokenForm("%s: its id is '%s'; file and id have the same name".formatted(name, id));
        }
        var parts = parts(file.path("components"));
        consistent(parts);
        return new Form(id, parts);
    }

    private List<Part> parts(JsonNode components) {
        return StreamSupport.stream(components.spliterator(), false)
                .map(this::part)
                .toList();
    }

    private Part part(JsonNode component) {
        var where = component.path("key").asText(component.path("id").asText("?"));
        try {
            return read(component);
        } catch (BrokenForm | PatternSyntaxException e) {
            throw new BrokenForm(e.getMessage().startsWith(name) ? e.getMessage() : at(where, e.getMessage()));
        }
    }

    private Part read(JsonNode component) {
        var type = component.path("type").asText();
        var named = Kind.named(type)
                .orElseThrow(() -> new BrokenForm("components of type '%s' are not used".formatted(type)));
        UNSUPPORTED.stream().filter(component::hasNonNull).findFirst().ifPresent(setting -> {
            throw new BrokenForm("'%s' is not supported".formatted(setting));
        });
        var properties = component.path("properties");
        var kind = named == Kind.TEXT && properties.path("captcha").asBoolean() ? Kind.CAPTCHA : named;
        return new Part(
                kind,
                kind.asks() ? component.path("key").asText() : kind == Kind.CAPTCHA ? Form.CAPTCHA : "",
                new Texts(
                        component.path(labelOf(kind)).asText(),
                        properties.path("labelFr").asText()),
                new Texts(
                        component.path("description").asText(),
                        properties.path("descriptionFr").asText()),
                component.path("validate").path("required").asBoolean(),
                condition(component.path("conditional").path("hide")),
                condition(properties.path("requiredWhen")),
                limits(component),
                options(kind, component.path("values")),
                properties.path("autocomplete").asText(),
                "internal".equals(properties.path("visibility").asText()),
                parts(component.path("components")));
    }

    private static String labelOf(Kind kind) {
        return switch (kind) {
            case DATETIME -> "dateLabel";
            case TEXT, CAPTCHA -> "text";
            default -> "label";
        };
    }

    private static Condition condition(JsonNode expression) {
        return expression.asText().isBlank() ? null : Condition.read(expression.asText());
    }

    private static Limits limits(JsonNode component) {
        var validate = component.path("validate");
        if ("datetime".equals(component.path("type").asText())
                && !"date".equals(component.path("subtype").asText())) {
            throw new BrokenForm("of date and time, only dates are used");
        }
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
                validate.path("validationType").asText());
    }

    private static List<Option> options(Kind kind, JsonNode values) {
        var options = new ArrayList<Option>();
        values.forEach(value -> options.add(new Option(
                value.path("value").asText(),
                new Texts(value.path("label").asText(), value.path("labelFr").asText()))));
        var distinct = options.stream().map(Option::value).collect(Collectors.toSet());
        if (kind.offers() && (options.isEmpty() || distinct.size() < options.size() || distinct.contains(""))) {
            throw new BrokenForm("needs options, each with a value of its own");
        }
        return List.copyOf(options);
    }

    private void consistent(List<Part> parts) {
        var all = parts.stream().flatMap(Part::withInner).toList();
        var keys = new HashSet<String>();
        for (var part : all) {
            if (part.kind().asks() && !KEY.matcher(part.key()).matches()) {
                throw new BrokenForm(at(part.key(), "a field needs a key of letters and digits"));
            }
            if (part.kind().asks() && !keys.add(part.key())) {
                throw new BrokenForm(at(part.key(), "this key is there twice"));
            }
        }
        for (var part : all) {
            try {
                part.conditions().forEach(condition -> condition.mustKnow(keys));
            } catch (BrokenForm e) {
                throw new BrokenForm(at(part.key(), e.getMessage()));
            }
        }
    }

    private String at(String where, String what) {
        return "%s: %s: %s".formatted(name, where, what);
    }
}
