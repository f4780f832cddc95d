package io.guichet.form;

import com.google.re2j.Pattern;
import io.guichet.text.InputText;
import io.guichet.text.InputTime;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Converts the raw value of a field to its type; null if nothing was sent. */
final class FieldValueReader {

    /** Maximum length of a number in characters; longer ones are expensive to parse. */
    private static final int MAX_NUMBER_LENGTH = 30;

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?");

    private final FormComponent component;

    FieldValueReader(FormComponent component) {
        this.component = component;
    }

    /** An invalid value; {@code reason} is the key of the message. */
    static class InvalidValue extends RuntimeException {

        private final transient Object[] details;

        InvalidValue(String reason, Object... details) {
            super(reason, null, false, false);
            this.details = details;
        }

        String reason() {
            return getMessage();
        }

        Object[] details() {
            return details;
        }
    }

    Object read(Object input) {
        if (component.type().isMultiple()) {
            return multiple(input);
        }
        var value = single(input);
        if (value == null || (value instanceof String text && isBlank(text))) {
            return null;
        }
        return switch (component.type()) {
            case NUMBER -> number(value);
            case CHECKBOX -> checked(value);
            case DATETIME -> date(value);
            case RADIO, SELECT -> option(value);
            case TEXTAREA -> component.limits().validate(InputText.clean(limited(value)));
            case TEXTFIELD -> line(InputText.strip(InputText.clean(limited(value))));
            case CHECKLIST, TAGLIST, TEXT, CAPTCHA, SPACER, SEPARATOR, GROUP ->
                throw new IllegalStateException("%s is no field with a single value".formatted(component.type()));
        };
    }

    private static Object single(Object input) {
        var list = list(input);
        if (list == null) {
            return input;
        }
        if (list.size() > 1) {
            throw new InvalidValue("only-one");
        }
        return list.isEmpty() ? null : list.get(0);
    }

    private List<String> multiple(Object input) {
        if (input == null) {
            return null;
        }
        var list = list(input);
        var values = (list == null ? List.of(input) : list)
                .stream()
                        .filter(item -> !(item instanceof String text && isBlank(text)))
                        .map(this::option)
                        .distinct()
                        .toList();
        return values.isEmpty() ? null : values;
    }

    private static List<Object> list(Object input) {
        if (input instanceof Object[] array) {
            return Arrays.asList(array);
        }
        return input instanceof Collection<?> collection ? new ArrayList<>(collection) : null;
    }

    private String option(Object input) {
        var value =
                input instanceof Boolean flag ? flag.toString() : text(input).strip();
        if (component.valuesKey() != null) {
            return line(InputText.clean(limited(value)));
        }
        if (!component.hasOption(value)) {
            throw new InvalidValue("option", String.join(", ", component.optionValues()));
        }
        return value;
    }

    private static String text(Object input) {
        if (input instanceof String text) {
            return text;
        }
        throw new InvalidValue("text");
    }

    /** A text that is much too long is not read. */
    private String limited(Object input) {
        var text = text(input);
        if (component.limits().isUnreadable(text)) {
            component.limits().validate(text);
        }
        return text;
    }

    private boolean isBlank(String text) {
        return !component.limits().isUnreadable(text) && InputText.isBlank(text);
    }

    private String line(String text) {
        if (InputText.hasLineBreak(text)) {
            throw new InvalidValue("one-line");
        }
        return component.limits().validate(text);
    }

    private BigDecimal number(Object input) {
        var text = input instanceof Number || input instanceof String
                ? input.toString().strip()
                : "";
        if (text.length() > MAX_NUMBER_LENGTH || !NUMBER.matches(text)) {
            throw new InvalidValue("number");
        }
        return component.limits().validate(new BigDecimal(text.replace(',', '.')));
    }

    private static Boolean checked(Object input) {
        return switch (input.toString().strip()) {
            case "true", "on" -> true;
            case "false" -> false;
            default -> throw new InvalidValue("yes-or-no");
        };
    }

    private static LocalDate date(Object input) {
        return InputTime.date(text(input).strip()).orElseThrow(() -> new InvalidValue("date"));
    }
}
