package io.guichet.form;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * How long, how large and how shaped an answer may be; null where there is no such limit. Lengths are characters.
 *
 * @param kindOfText {@code email} or {@code phone}, which bring a shape of their own
 */
record Limits(
        Integer minLength,
        Integer maxLength,
        BigDecimal min,
        BigDecimal max,
        Integer decimals,
        Pattern pattern,
        String kindOfText) {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\".]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ().-]{2,}");
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    String kept(String text) {
        if (UNSTORABLE.matcher(text).find()) {
            throw new Refusal("unstorable");
        }
        int length = text.codePointCount(0, text.length());
        if (minLength != null && length < minLength) {
            throw new Refusal("too-short", minLength);
        }
        if (maxLength != null && length > maxLength) {
            throw new Refusal("too-long", maxLength, length);
        }
        if ("email".equals(kindOfText) && !EMAIL.matcher(text).matches()) {
            throw new Refusal("email");
        }
        if ("phone".equals(kindOfText) && !PHONE.matcher(text).matches()) {
            throw new Refusal("phone");
        }
        if (pattern != null && !pattern.matcher(text).find()) {
            throw new Refusal("pattern");
        }
        return text;
    }

    BigDecimal kept(BigDecimal number) {
        if (min != null && number.compareTo(min) < 0) {
            throw new Refusal("too-small", min);
        }
        if (max != null && number.compareTo(max) > 0) {
            throw new Refusal("too-large", max);
        }
        if (decimals != null && number.stripTrailingZeros().scale() > decimals) {
            throw new Refusal("decimals", decimals);
        }
        return number;
    }
}
