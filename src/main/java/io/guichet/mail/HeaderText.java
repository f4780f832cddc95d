package io.guichet.mail;

import io.guichet.text.InputText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Decodes unstructured header values: encoded words (RFC 2047), also split, unfinished or badly spaced, and raw bytes. */
final class HeaderText {

    private static final int MAX_CHARSET = 40;

    private final String raw;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream word = new ByteArrayOutputStream();
    private String wordCharset;
    private int at;
    private boolean hasEnds = true;

    private HeaderText(String raw) {
        this.raw = raw;
    }

    /** The readable text of a string of raw bytes, on one line. */
    static String decode(String raw) {
        if (raw.isEmpty()) {
            return "";
        }
        return InputText.onOneLine(InputText.clean(new HeaderText(raw).decode()).replace("\0", ""));
    }

    private String decode() {
        int plain = 0;
        while (at < raw.length()) {
            int start = raw.indexOf("=?", at);
            if (start < 0) {
                break;
            }
            at = start;
            if (!readWord(plain)) {
                at = start + 2;
                continue;
            }
            plain = at;
        }
        finishWord();
        appendPlain(raw.substring(plain));
        return text.toString();
    }

    /** Reads the encoded word at the position; white space between two of them is no text. */
    private boolean readWord(int plain) {
        int charsetEnd = raw.indexOf('?', at + 2);
        if (charsetEnd < 0 || charsetEnd - at - 2 > MAX_CHARSET || charsetEnd == at + 2) {
            return false;
        }
        if (charsetEnd + 2 >= raw.length() || raw.charAt(charsetEnd + 2) != '?') {
            return false;
        }
        var encoding = Character.toUpperCase(raw.charAt(charsetEnd + 1));
        if (encoding != 'B' && encoding != 'Q') {
            return false;
        }
        var between = raw.substring(plain, at);
        var charset = withoutLanguage(raw.substring(at + 2, charsetEnd));
        int contentStart = charsetEnd + 3;
        int contentEnd = end(contentStart, encoding);
        var content = raw.substring(contentStart, contentEnd);
        if (!between.isBlank() || wordCharset == null || !wordCharset.equalsIgnoreCase(charset)) {
            finishWord();
            appendPlain(wordCharset != null && between.isBlank() ? "" : between);
        }
        wordCharset = charset;
        word.writeBytes(encoding == 'B' ? TransferDecoder.base64(content) : TransferDecoder.qEncoded(content));
        at = Math.min(raw.length(), contentEnd + (raw.startsWith("?=", contentEnd) ? 2 : 0));
        return true;
    }

    /** A quoted-printable word may begin with an encoded character, as in {@code ?Q?=C3=A9?=}. */
    private int end(int contentStart, char encoding) {
        int end = hasEnds ? raw.indexOf("?=", contentStart) : -1;
        if (end >= 0) {
            return end;
        }
        hasEnds = false;
        int next = encoding == 'B' ? raw.indexOf("=?", contentStart) : -1;
        return next >= 0 ? next : raw.length();
    }

    private static String withoutLanguage(String charset) {
        int star = charset.indexOf('*');
        return (star > 0 ? charset.substring(0, star) : charset).strip();
    }

    private void finishWord() {
        if (word.size() > 0) {
            text.append(MailCharsets.decode(word.toByteArray(), wordCharset));
            word.reset();
        }
    }

    private void appendPlain(String plain) {
        if (!plain.isEmpty()) {
            text.append(MailCharsets.decode(plain.getBytes(StandardCharsets.ISO_8859_1), null));
        }
    }
}
