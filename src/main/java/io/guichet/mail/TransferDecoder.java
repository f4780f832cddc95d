package io.guichet.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Decodes content transfer encodings line by line; what is not valid is skipped or taken literally. */
final class TransferDecoder {

    private static final byte[] NONE = {};

    private enum Encoding {
        IDENTITY,
        BASE64,
        QUOTED_PRINTABLE
    }

    private final Encoding encoding;
    private int bits;
    private int sextets;
    private byte[] lineBreak = NONE;
    private final ByteArrayOutputStream decoded = new ByteArrayOutputStream(128);

    private TransferDecoder(Encoding encoding) {
        this.encoding = encoding;
    }

    static TransferDecoder of(String name) {
        var encoding = name.toLowerCase(Locale.ROOT);
        if (encoding.contains("base64")) {
            return new TransferDecoder(Encoding.BASE64);
        }
        return new TransferDecoder(encoding.contains("quoted") ? Encoding.QUOTED_PRINTABLE : Encoding.IDENTITY);
    }

    static byte[] base64(String text) {
        var decoder = new TransferDecoder(Encoding.BASE64);
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return decoder.decode(bytes, bytes.length, NONE);
    }

    /** The Q encoding of headers: an underscore is a space. */
    static byte[] qEncoded(String text) {
        var decoder = new TransferDecoder(Encoding.QUOTED_PRINTABLE);
        var bytes = text.replace('_', ' ').getBytes(StandardCharsets.ISO_8859_1);
        decoder.appendQuoted(bytes, bytes.length);
        return decoder.decoded.toByteArray();
    }

    static byte[] percentEncoded(String text) {
        var decoder = new TransferDecoder(Encoding.QUOTED_PRINTABLE);
        var bytes = text.replace("=", "=3D").replace('%', '=').getBytes(StandardCharsets.ISO_8859_1);
        decoder.appendQuoted(bytes, bytes.length);
        return decoder.decoded.toByteArray();
    }

    /** The decoded bytes of a line; its line break belongs to the following one, since the last one is the boundary's. */
    byte[] decode(byte[] line, int length, byte[] following) {
        decoded.reset();
        if (encoding == Encoding.BASE64) {
            appendBase64(line, length);
            return decoded.toByteArray();
        }
        decoded.writeBytes(lineBreak);
        lineBreak = following;
        if (encoding == Encoding.IDENTITY) {
            decoded.write(line, 0, length);
        } else {
            appendQuotedLine(line, length, following);
        }
        return decoded.toByteArray();
    }

    private void appendQuotedLine(byte[] line, int length, byte[] following) {
        int end = length;
        while (following.length > 0 && end > 0 && (line[end - 1] == ' ' || line[end - 1] == '\t')) {
            end--;
        }
        if (end > 0 && line[end - 1] == '=') {
            lineBreak = NONE;
            end--;
        }
        appendQuoted(line, end);
    }

    private void appendQuoted(byte[] line, int end) {
        for (int at = 0; at < end; at++) {
            int high = line[at] == '=' && at + 2 < end ? Character.digit(line[at + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(line[at + 2], 16) : -1;
            if (low >= 0) {
                decoded.write(high << 4 | low);
                at += 2;
            } else {
                decoded.write(line[at]);
            }
        }
    }

    private void appendBase64(byte[] line, int length) {
        for (int at = 0; at < length; at++) {
            int value = sextet(line[at]);
            if (line[at] == '=') {
                bits = 0;
                sextets = 0;
            } else if (value >= 0) {
                bits = bits << 6 | value;
                sextets++;
                if (sextets > 1) {
                    decoded.write(bits >> (6 - 2 * (sextets - 1)));
                    bits &= (1 << (6 - 2 * (sextets - 1))) - 1;
                }
                sextets %= 4;
            }
        }
    }

    private static int sextet(byte character) {
        if (character >= 'A' && character <= 'Z') {
            return character - 'A';
        }
        if (character >= 'a' && character <= 'z') {
            return character - 'a' + 26;
        }
        if (character >= '0' && character <= '9') {
            return character - '0' + 52;
        }
        return switch (character) {
            case '+', '-' -> 62;
            case '/', '_' -> 63;
            default -> -1;
        };
    }
}
