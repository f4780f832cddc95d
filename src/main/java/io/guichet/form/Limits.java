package io.guichet.form;

import io.guichet.form.FieldValueReader.InvalidValue;
import io.guichet.problem.BadInput;
import java.math.BigDecimal;
import java.util.regex.Pattern;

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

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\".]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ().-]{2,}");

    String validate(String text) {
        if (BadInput.UNSTORABLE.matcher(text).find()) {
            throw new InvalidValue("unstorable");
        }
        int length = text.codePointCount(0, text.length());
        if (minLength != null && length < minLength) {
            throw new InvalidValue("too-short", minLength);
        }
        if (maxLength != null && length > maxLength) {
            throw new InvalidValue("too-long", maxLength, length);
        }
        if ("email".equals(validationType) && !EMAIL.matcher(text).matches()) {
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
