package io.guichet.intake;

import io.guichet.brand.Brand;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * Generates ticket numbers: the brand's prefix and eight characters that are not confused when read aloud. There are
 * 30⁸ numbers per brand; a duplicate violates the primary key, and the retried command draws another one.
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
