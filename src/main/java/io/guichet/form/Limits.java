package io.guichet.form;

import com.google.re2j.Pattern;
import io.guichet.form.FieldValueReader.InvalidValue;
import io.guichet.text.EmailAddress;
import io.guichet.text.InputText;
import java.math.BigDecimal;

/**
 * Limits of a value; null for none. Lengths are in characters.
 *
 * @param validationType {@code email} or {@code phone}, with a built-in pattern
 */
record Limits(
        Integer minLength,
        Integer maxLength,
        BigDecimal min,
        BigDecimal max,
        Integer decimals,
        Pattern pattern,
        String validationType) {

    /** Without a limit in the form file. */
    private static final int MAX_LENGTH = 100_000;

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ().-]{2,}");

    /** What is read of a text: the field's limit in the longest form of a code point. */
    boolean isUnreadable(String text) {
        return text.length() > 4L * (maxLength == null ? MAX_LENGTH : maxLength);
    }

    String validate(String text) {
        if (!InputText.isStorable(text)) {
            throw new InvalidValue("unstorable");
        }
        int length = InputText.length(text);
        if (minLength != null && length < minLength) {
            throw new InvalidValue("too-short", minLength);
        }
        int longest = maxLength == null ? MAX_LENGTH : maxLength;
        if (length > longest) {
            throw new InvalidValue("too-long", longest, length);
        }
        if ("email".equals(validationType) && EmailAddress.canonical(text).isEmpty()) {
            throw new InvalidValue("email");
        }
        if ("phone".equals(validationType) && !PHONE.matcher(text).matches()) {
            throw new InvalidValue("phone");
        }
        if (pattern != null && !pattern.matcher(text).find()) {
            throw new InvalidValue("pattern");
        }
        return text;
    }

    BigDecimal validate(BigDecimal number) {
        if (min != null && number.compareTo(min) < 0) {
            throw new InvalidValue("too-small", min);
        }
        if (max != null && number.compareTo(max) > 0) {
            throw new InvalidValue("too-large", max);
        }
        if (decimals != null && number.stripTrailingZeros().scale() > decimals) {
            throw new InvalidValue("decimals", decimals);
        }
        return number;
    }
}
