package io.guichet.billing;

/** Methods of check digits that several countries use. */
final class CheckDigits {

    private CheckDigits() {}

    /** The value of each character of a text of digits. */
    static int[] digits(String text) {
        return text.chars().map(character -> character - '0').toArray();
    }

    /** The sum of the leading digits, each times its weight. */
    static int weighted(int[] digits, int... weights) {
        int sum = 0;
        for (int at = 0; at < weights.length; at++) {
            sum += weights[at] * digits[at];
        }
        return sum;
    }

    /** Luhn (ISO/IEC 7812) over all digits. */
    static boolean luhn(int[] digits) {
        int sum = 0;
        for (int at = digits.length - 1, place = 0; at >= 0; at--, place++) {
            var value = place % 2 == 0 ? digits[at] : 2 * digits[at];
            sum += value > 9 ? value - 9 : value;
        }
        return sum % 10 == 0;
    }

    /** ISO/IEC 7064, MOD 11,10. */
    static boolean iso7064Mod11and10(int[] digits) {
        int check = 5;
        for (var digit : digits) {
            check = ((check == 0 ? 10 : check) * 2 % 11 + digit) % 10;
        }
        return check == 1;
    }

    /** ISO/IEC 7064, MOD 97-10: letters count from A = 10. */
    static boolean iso7064Mod97and10(String text) {
        int rest = 0;
        for (var character : text.toCharArray()) {
            var value = Character.getNumericValue(character);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }

    /** The number that digits from one place to another make. */
    static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }
}
