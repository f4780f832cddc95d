package io.guichet.authoring;

import com.google.re2j.Pattern;

/** Finds phone numbers: at least seven digits with the usual separators, that are no date. */
final class PhoneNumbers {

    private static final int MIN_DIGITS = 7;
    private static final String SEPARATORS = " ().\u00a0\u202f/-";
    private static final Pattern DATE =
            Pattern.compile("\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}");
    private static final int LONGEST_DATE = 10;

    private PhoneNumbers() {}

    static String replace(String text, String replacement) {
        var result = new StringBuilder(text.length());
        int copied = 0;
        for (int start = 0; start < text.length(); ) {
            int end = endOfRun(text, start);
            if (end > start) {
                int first = firstDigit(text, start, end);
                int last = lastDigit(text, start, end);
                if (first < last && isPhone(text.substring(first, last + 1))) {
                    result.append(text, copied, Math.max(copied, withPrefix(text, first)))
                            .append(replacement);
                    copied = last + 1;
                }
            }
            start = Math.max(end, start + 1);
        }
        return result.append(text, copied, text.length()).toString();
    }

    private static int endOfRun(String text, int start) {
        int end = start;
        while (end < text.length() && (isDigit(text.charAt(end)) || SEPARATORS.indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    /** The first digit that does not continue a word; the end if there is none. */
    private static int firstDigit(String text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (isDigit(text.charAt(at)) && (at == 0 || !isWordCharacter(text.codePointBefore(at)))) {
                return at;
            }
        }
        return end;
    }

    /** The last digit that no word continues; -1 if there is none. */
    private static int lastDigit(String text, int start, int end) {
        for (int at = end - 1; at >= start; at--) {
            if (isDigit(text.charAt(at)) && (at + 1 == text.length() || !isWordCharacter(text.codePointAt(at + 1)))) {
                return at;
            }
        }
        return -1;
    }

    /** The start of the number with its {@code +}, {@code (} or {@code (+}. */
    private static int withPrefix(String text, int digit) {
        int start = digit;
        if (start > 0 && text.charAt(start - 1) == '+') {
            start--;
        }
        var bracket = start > 0 && text.charAt(start - 1) == '(';
        return bracket && (start == 1 || !isWordCharacter(text.codePointBefore(start - 1))) ? start - 1 : start;
    }

    private static boolean isPhone(String number) {
        return number.chars().filter(PhoneNumbers::isDigit).count() >= MIN_DIGITS
                && !(number.length() <= LONGEST_DATE && DATE.matches(number));
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isWordCharacter(int character) {
        var type = Character.getType(character);
        return Character.isLetter(character)
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
