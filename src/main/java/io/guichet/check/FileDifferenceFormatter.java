package io.guichet.check;

import io.guichet.check.FileDifference.DifferenceKind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says differences between two versions of a file in the reader's language. */
@Component
public class FileDifferenceFormatter {

    private static final Set<DifferenceKind> COUNTED =
            EnumSet.of(DifferenceKind.DRAWING_CHANGED, DifferenceKind.LINES_OMITTED);

    private final MessageSource messages;

    FileDifferenceFormatter(MessageSource messages) {
        this.messages = messages;
    }

    /** What has changed and where, without the values. */
    public String sentence(FileDifference difference, Locale locale) {
        var place = difference.label().isBlank()
                ? difference.place()
                : text("difference.place", locale, difference.place(), difference.label());
        var key = "difference." + difference.kind();
        if (difference.kind() == DifferenceKind.SETTING_CHANGED
                && difference.place().isEmpty()) {
            key += ".whole";
        }
        return text(
                key,
                locale,
                place,
                part(difference.part(), locale),
                difference.before(),
                COUNTED.contains(difference.kind()) ? Long.valueOf(difference.after()) : difference.after());
    }

    /** The name of a part that has one of its own in the reader's language, else as it is written in the file. */
    private String part(String part, Locale locale) {
        return messages.getMessage("difference.part." + part, null, part, locale);
    }

    /** The difference with its values on one line. */
    public String line(FileDifference difference, Locale locale) {
        return switch (difference.kind()) {
            case LINE_ADDED -> "+ " + difference.after();
            case LINE_REMOVED -> "- " + difference.before();
            case LINE_UNCHANGED -> "  " + difference.after();
            case CELL_CHANGED, SETTING_CHANGED, ELEMENT_CHANGED, FIELD_CHANGED ->
                "%s: %s → %s"
                        .formatted(sentence(difference, locale), value(difference.before()), value(difference.after()));
            default -> sentence(difference, locale);
        };
    }

    private static String value(String value) {
        return value.isEmpty() ? "-" : value;
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
