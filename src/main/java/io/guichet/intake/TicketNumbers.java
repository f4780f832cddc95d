package io.guichet.intake;

import io.guichet.brand.Brand;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * Draws the number that a question keeps as a ticket: the brand's prefix and eight characters that nobody confuses when
 * reading them aloud. 30⁸ numbers a brand; the table's key refuses one that was drawn before, and the command is done
 * again with another.
 */
final class TicketNumbers {

    static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TicketNumbers() {}

    static String generate(Brand brand) {
        return brand.prefix()
                + RANDOM.ints(LENGTH, 0, ALPHABET.length())
                        .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                        .collect(Collectors.joining());
    }
}
