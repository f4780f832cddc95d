package io.guichet.billing;

import static io.guichet.billing.CheckDigits.digits;
import static io.guichet.billing.CheckDigits.number;

/** The tax numbers of Spain: DNI of nationals, NIE of foreigners, and CIF of companies. */
final class SpanishVatNumber {

    private static final String NATIONAL_KEYS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String COMPANY_KEYS = "JABCDEFGHI";

    /** Kinds of companies whose last character is a letter, a digit, or either. */
    private static final String WITH_CHARACTER = "NPQRSW";

    private static final String WITH_DIGIT = "ABEH";
    private static final String WITH_EITHER = "CDFGJUV";

    private SpanishVatNumber() {}

    /** @param number nine characters, the middle ones digits */
    static boolean isValid(String number) {
        var first = number.charAt(0);
        var last = number.charAt(8);
        if (Character.isDigit(first)) {
            return national(number(number, 0, 8)) == last;
        }
        if ("XYZ".indexOf(first) >= 0) {
            return national("XYZ".indexOf(first) * 10_000_000 + number(number, 1, 8)) == last;
        }
        if ("KLM".indexOf(first) >= 0) {
            return national(number(number, 1, 8)) == last || company(number.substring(1, 8), true) == last;
        }
        return WITH_CHARACTER.indexOf(first) >= 0 && company(number.substring(1, 8), true) == last
                || WITH_DIGIT.indexOf(first) >= 0 && company(number.substring(1, 8), false) == last
                || WITH_EITHER.indexOf(first) >= 0
                        && (company(number.substring(1, 8), true) == last
                                || company(number.substring(1, 8), false) == last);
    }

    private static char national(int number) {
        return NATIONAL_KEYS.charAt(number % 23);
    }

    private static char company(String digits, boolean alphabetic) {
        int sum = 0;
        var values = digits(digits);
        for (int at = 0; at < values.length; at++) {
            var value = at % 2 == 0 ? 2 * values[at] : values[at];
            sum += value / 10 + value % 10;
        }
        var check = (10 - sum % 10) % 10;
        return alphabetic ? COMPANY_KEYS.charAt(check) : (char) ('0' + check);
    }
}
