package io.guichet.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Turns what a browser or a program sent for one field into a value of the field's type; null when nothing was sent. */
final class Reading {

    /** Longer numbers are nobody's answer, and costly to compute with. */
    private static final int LONGEST_NUMBER = 30;

    private final Part part;

    Reading(Part part) {
        this.part = part;
    }

    Object of(Object sent) {
        if (part.kind().takesSeveral()) {
            return several(sent);
        }
        var one = single(sent);
        if (one == null || (one instanceof String text && text.isBlank())) {
            return null;
        }
        return switch (part.kind()) {
            case NUMBER -> number(one);
            case CHECKBOX -> ticked(one);
            case DATETIME -> date(one);
            case RADIO, SELECT -> option(one);
            case TEXTAREA -> part.limits().kept(text(one).replace("\r\n", "\n").replace('\r', '\n'));
            default -> part.limits().kept(text(one).strip());
        };
    }

    private static Object single(Object sent) {
        var list = list(sent);
        if (list == null) {
            return sent;
        }
        if (list.size() > 1) {
            throw new Refusal("only-one");
        }
        return list.isEmpty() ? null : list.get(0);
    }

    private List<String> several(Object sent) {
        if (sent == null) {
            return null;
        }
        var list = list(sent);
        var values = (list == null ? List.of(sent) : list)
                .stream()
                        .filter(each -> !(each instanceof String text && text.isBlank()))
                        .map(this::option)
                        .distinct()
                        .toList();
        return values.isEmpty() ? null : values;
    }

    private static List<Object> list(Object sent) {
        if (sent instanceof Object[] array) {
            return Arrays.asList(array);
        }
        return sent instanceof Collection<?> collection ? new ArrayList<>(collection) : null;
    }

    private String option(Object sent) {
        var value =
                sent instanceof Boolean truth ? truth.toString() : text(sent).strip();
        if (!part.offers(value)) {
            throw new Refusal("option", String.join(", ", part.offered()));
        }
        return value;
    }

    private static String text(Object sent) {
        if (sent instanceof String text) {
            return text;
        }
        throw new Refusal("text");
    }

    private BigDecimal number(Object sent) {
        var text = sent instanceof Number || sent instanceof String
                ? sent.toString().strip()
                : "";
        if (!text.matches("[+-]?\\d+([.,]\\d+)?") || text.length() > LONGEST_NUMBER) {
            throw new Refusal("number");
        }
        return part.limits().kept(new BigDecimal(text.replace(',', '.')));
    }

    private static Boolean ticked(Object sent) {
        return switch (sent.toString().strip()) {
            case "true", "on" -> true;
            case "false" -> false;
            default -> throw new Refusal("yes-or-no");
        };
    }

    private static LocalDate date(Object sent) {
        try {
            return LocalDate.parse(text(sent).strip());
        } catch (DateTimeParseException e) {
            throw new Refusal("date");
        }
    }
}
