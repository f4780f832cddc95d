package io.guichet.billing;

import static io.guichet.billing.CheckDigits.digits;
import static io.guichet.billing.CheckDigits.number;
import static io.guichet.billing.CheckDigits.weighted;

/** Check digits of VAT numbers by country; each number has the shape of its country, without the prefix. */
final class VatChecks {

    private static final String FRENCH_KEYS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String IRISH_KEYS = "WABCDEFGHIJKLMNOPQRSTUV";

    private VatChecks() {}

    static boolean austria(String number) {
        var digits = digits(number.substring(1));
        int sum = 4;
        for (int at = 0; at < 7; at++) {
            var value = at % 2 == 0 ? digits[at] : 2 * digits[at];
            sum += value / 10 + value % 10;
        }
        return (10 - sum % 10) % 10 == digits[7];
    }

    static boolean belgium(String number) {
        return 97 - number(number, 0, 8) % 97 == number(number, 8, 10);
    }

    /** Numbers of ten digits are those of persons; three kinds of them share no check digit. */
    static boolean bulgaria(String number) {
        if (number.length() == 10) {
            return true;
        }
        var digits = digits(number);
        var check = weighted(digits, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
        return (check < 10 ? check : weighted(digits, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10) == digits[8];
    }

    static boolean switzerland(String number) {
        var digits = digits(number.substring(1));
        return (11 - weighted(digits, 5, 4, 3, 2, 7, 6, 5, 4) % 11) % 11 == digits[8];
    }

    static boolean cyprus(String number) {
        int[] odd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
        var digits = digits(number.substring(0, 8));
        int sum = 0;
        for (int at = 0; at < 8; at++) {
            sum += at % 2 == 0 ? odd[digits[at]] : digits[at];
        }
        return !number.startsWith("12") && number.charAt(8) == 'A' + sum % 26;
    }

    /** Numbers of nine or ten digits are those of persons; those of nine have no check digit. */
    static boolean czechia(String number) {
        var digits = digits(number);
        if (number.length() == 8) {
            var check = (11 - weighted(digits, 8, 7, 6, 5, 4, 3, 2) % 11) % 11;
            return digits[0] != 9 && (check == 0 ? 1 : check % 10) == digits[7];
        }
        return number.length() == 9 || number(number, 0, 9) % 11 % 10 == digits[9];
    }

    static boolean germany(String number) {
        return number.charAt(0) != '0' && CheckDigits.iso7064Mod11and10(digits(number));
    }

    static boolean denmark(String number) {
        return number.charAt(0) != '0' && weighted(digits(number), 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
    }

    static boolean estonia(String number) {
        return weighted(digits(number), 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;
    }

    static boolean greece(String number) {
        var digits = digits(number);
        return weighted(digits, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digits[8];
    }

    static boolean finland(String number) {
        return weighted(digits(number), 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0;
    }

    /** A SIREN after two characters. The SIREN of Monaco, which begins with 000, has no check digit. */
    static boolean france(String number) {
        var siren = number.substring(2);
        if (!siren.startsWith("000") && !CheckDigits.luhn(digits(siren))) {
            return false;
        }
        var first = FRENCH_KEYS.indexOf(number.charAt(0));
        var second = FRENCH_KEYS.indexOf(number.charAt(1));
        if (first < 0 || second < 0) {
            return false;
        }
        if (first < 10 && second < 10) {
            return (int) ((number(siren, 0, 9) * 100L + 12) % 97) == first * 10 + second;
        }
        var key = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
        return (number(siren, 0, 9) + 1 + key / 11) % 11 == key % 11;
    }

    /** Departments of government (GD) and health authorities (HA) have no check digits. */
    static boolean unitedKingdom(String number) {
        if (number.length() == 5) {
            return number.startsWith("GD") == number(number, 2, 5) < 500;
        }
        var digits = digits(number);
        var rest = (weighted(digits, 8, 7, 6, 5, 4, 3, 2) + number(number, 7, 9)) % 97;
        return rest == 0 || rest == 42;
    }

    static boolean croatia(String number) {
        return CheckDigits.iso7064Mod11and10(digits(number));
    }

    static boolean hungary(String number) {
        return weighted(digits(number), 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0;
    }

    /** A number of the old shape has its letter, {@code +} or {@code *} in the second place. */
    static boolean ireland(String number) {
        if (!Character.isDigit(number.charAt(1))) {
            return irishKey("0" + number.substring(2, 7) + number.charAt(0), 0) == number.charAt(7);
        }
        var second = number.length() == 9 ? IRISH_KEYS.indexOf(number.charAt(8)) : 0;
        return second >= 0 && irishKey(number.substring(0, 7), second) == number.charAt(7);
    }

    private static char irishKey(String digits, int second) {
        return IRISH_KEYS.charAt((weighted(digits(digits), 8, 7, 6, 5, 4, 3, 2) + 9 * second) % 23);
    }

    static boolean italy(String number) {
        var office = number(number, 7, 10);
        return !number.startsWith("0000000")
                && (office >= 1 && office <= 100 || office == 120 || office == 121 || office == 888 || office == 999)
                && CheckDigits.luhn(digits(number));
    }

    static boolean lithuania(String number) {
        var digits = digits(number);
        var last = digits.length - 1;
        int first = 0;
        int second = 0;
        for (int at = 0; at < last; at++) {
            first += (1 + at % 9) * digits[at];
            second += (1 + (at + 2) % 9) * digits[at];
        }
        return digits[last - 1] == 1 && (first % 11 < 10 ? first % 11 : second % 11 % 10) == digits[last];
    }

    static boolean luxembourg(String number) {
        return number(number, 0, 6) % 89 == number(number, 6, 8);
    }

    /** Numbers of companies begin with a digit above 3; new ones of persons begin with 32 and have no check digit. */
    static boolean latvia(String number) {
        var digits = digits(number);
        if (digits[0] > 3) {
            return weighted(digits, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3;
        }
        return number.startsWith("32") || (1 + weighted(digits, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9)) % 11 % 10 == digits[10];
    }

    static boolean malta(String number) {
        return weighted(digits(number), 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0;
    }

    /** Sole traders have numbers of their own since 2020, with other check digits. */
    static boolean netherlands(String number) {
        var rest = weighted(digits(number.substring(0, 9)), 9, 8, 7, 6, 5, 4, 3, 2, -1);
        return rest % 11 == 0 || CheckDigits.iso7064Mod97and10("NL" + number);
    }

    static boolean norway(String number) {
        return weighted(digits(number.substring(0, 9)), 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
    }

    static boolean poland(String number) {
        return weighted(digits(number), 6, 5, 7, 2, 3, 4, 5, 6, 7, -1) % 11 == 0;
    }

    static boolean portugal(String number) {
        var digits = digits(number);
        return digits[0] != 0 && (11 - weighted(digits, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10 == digits[8];
    }

    static boolean romania(String number) {
        var digits = digits("0".repeat(10 - number.length()) + number);
        return number.charAt(0) != '0' && 10 * weighted(digits, 7, 5, 3, 2, 1, 7, 5, 3, 2) % 11 % 10 == digits[9];
    }

    static boolean sweden(String number) {
        return !number.startsWith("0000000000") && CheckDigits.luhn(digits(number.substring(0, 10)));
    }

    static boolean slovenia(String number) {
        var digits = digits(number);
        var check = 11 - weighted(digits, 8, 7, 6, 5, 4, 3, 2) % 11;
        return digits[0] != 0 && check < 11 && check % 10 == digits[7];
    }

    static boolean slovakia(String number) {
        var third = number.charAt(2);
        return number.charAt(0) != '0' && "234789".indexOf(third) >= 0 && Long.parseLong(number) % 11 == 0;
    }
}
