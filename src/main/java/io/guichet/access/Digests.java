package io.guichet.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests of texts, in hexadecimal digits. */
final class Digests {

    private static final int SHORT_LENGTH = 32;

    private Digests() {}

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first half of the digest, as a key of limited length. */
    static String shortHash(String text) {
        return sha256(text).substring(0, SHORT_LENGTH);
    }
}
