package io.guichet.billing;

/**
 * The shape of a number, as the European Commission describes VAT numbers: {@code 9} is a digit, {@code L} a letter,
 * {@code X} a letter or a digit, {@code S} one of these or {@code +} or {@code *}; any other character is itself.
 */
record TextShape(String shape) {

    boolean matches(String text) {
        if (text.length() != shape.length()) {
            return false;
        }
        for (int at = 0; at < shape.length(); at++) {
            if (!matches(shape.charAt(at), text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(char expected, char character) {
        return switch (expected) {
            case '9' -> isDigit(character);
            case 'L' -> isAlphabetic(character);
            case 'X' -> isDigit(character) || isAlphabetic(character);
            case 'S' -> isDigit(character) || isAlphabetic(character) || character == '+' || character == '*';
            default -> character == expected;
        };
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isAlphabetic(char character) {
        return character >= 'A' && character <= 'Z';
    }
}
