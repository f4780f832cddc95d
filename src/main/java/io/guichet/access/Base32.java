package io.guichet.access;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Base32 (RFC 4648) without padding, in which authenticator apps take a secret. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int GROUP = 4;
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    private Base32() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (var each : bytes) {
            buffer = buffer << Byte.SIZE | each & 0xFF;
            for (bits += Byte.SIZE; bits >= BITS; bits -= BITS) {
                text.append(ALPHABET.charAt(buffer >> bits - BITS & MASK));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(buffer << BITS - bits & MASK));
        }
        return text.toString();
    }

    /** The text in groups of four characters. */
    static String grouped(String text, String separator) {
        return IntStream.iterate(0, start -> start < text.length(), start -> start + GROUP)
                .mapToObj(start -> text.substring(start, Math.min(start + GROUP, text.length())))
                .collect(Collectors.joining(separator));
    }
}
