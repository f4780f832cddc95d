package io.guichet.mail;

import java.nio.charset.StandardCharsets;

/** Decodes UTF-7 (RFC 2152), which Java does not know. */
final class Utf7 {

    private Utf7() {}

    static String decode(String text) {
        var decoded = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '+') {
                decoded.append(text.charAt(at++));
                continue;
            }
            int end = at + 1;
            while (end < text.length() && isBase64(text.charAt(end))) {
                end++;
            }
            if (end == at + 1) {
                decoded.append('+');
            } else {
                var bytes = TransferDecoder.base64(text.substring(at + 1, end));
                decoded.append(new String(bytes, 0, bytes.length & ~1, StandardCharsets.UTF_16BE));
            }
            at = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
        }
        return decoded.toString();
    }

    private static boolean isBase64(char character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '+'
                || character == '/';
    }
}
