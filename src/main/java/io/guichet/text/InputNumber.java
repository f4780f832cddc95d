package io.guichet.text;

import java.util.OptionalInt;

/** Whole numbers in texts from outside: ASCII digits without a sign. */
public final class InputNumber {

    private static final int MAX_DIGITS = 9;

    private InputNumber() {}

    /** The number, from 0 to the maximum; empty for anything else. */
    public static OptionalInt parse(String text, int max) {
        if (text == null || text.isEmpty() || text.length() > MAX_DIGITS) {
            return OptionalInt.empty();
        }
        if (!text.chars().allMatch(character -> character >= '0' && character <= '9')) {
            return OptionalInt.empty();
        }
        var number = Integer.parseInt(text);
        return number <= max ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
