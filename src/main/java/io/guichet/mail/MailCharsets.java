package io.guichet.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Decodes bytes whose declared charset may be missing, unknown or wrong. */
final class MailCharsets {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** Names that Java does not know, and supersets that mail programs mean by a name. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("cp936", "GB18030"),
            Map.entry("hz-gb-2312", "GB18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("big5", "x-MS950-HKSCS"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("iso-8859-8-e", "ISO-8859-8"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("x-mac-roman", "x-MacRoman"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("utf-8mb4", "UTF-8"),
            Map.entry("cp-850", "IBM850"),
            Map.entry("koi8r", "KOI8-R"));

    private MailCharsets() {}

    /** The text of the bytes; a declared Western charset gives way to UTF-8 where the bytes are valid UTF-8. */
    static String decode(byte[] bytes, String declared) {
        var name = declared == null
                ? ""
                : declared.strip().replace("\"", "").replace("'", "").toLowerCase(Locale.ROOT);
        if (name.endsWith("utf-7")) {
            return Utf7.decode(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        var charset = find(name);
        if (charset == null || charset.equals(WESTERN) || charset.equals(StandardCharsets.UTF_8)) {
            return westernOrUtf8(bytes, StandardCharsets.UTF_8.equals(charset));
        }
        var text = new String(bytes, charset);
        var utf8 = text.indexOf('\uFFFD') >= 0 ? strictUtf8(bytes) : null;
        return utf8 == null ? text : utf8;
    }

    private static String westernOrUtf8(byte[] bytes, boolean declaredUtf8) {
        var utf8 = strictUtf8(bytes);
        if (utf8 != null) {
            return isEscapedJapanese(bytes) ? new String(bytes, Charset.forName("ISO-2022-JP")) : utf8;
        }
        var lenient = new String(bytes, StandardCharsets.UTF_8);
        long replaced =
                lenient.chars().filter(character -> character == '\uFFFD').count();
        long decoded = lenient.chars().filter(character -> character > 0x7F).count() - replaced;
        return (declaredUtf8 && decoded > 0 && decoded >= replaced) || decoded > 8 * replaced
                ? lenient
                : new String(bytes, WESTERN);
    }

    private static String strictUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Null for an unknown name and for ASCII, whose bytes above 127 are of an unknown charset. */
    private static Charset find(String name) {
        try {
            var known = ALIASES.getOrDefault(name, name);
            if (known.isEmpty() || !Charset.isSupported(known)) {
                return windowsCodePage(name);
            }
            var charset = Charset.forName(known);
            if (charset.equals(StandardCharsets.ISO_8859_1)) {
                return WESTERN;
            }
            return charset.equals(StandardCharsets.US_ASCII) ? null : charset;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Charset windowsCodePage(String name) {
        var digits = name.startsWith("cp") ? name.substring(2) : name.startsWith("win-") ? name.substring(4) : "";
        var known = "windows-" + digits;
        return !digits.isEmpty() && Charset.isSupported(known) ? Charset.forName(known) : null;
    }

    private static boolean isEscapedJapanese(byte[] bytes) {
        for (int at = 0; at + 2 < bytes.length; at++) {
            if (bytes[at] == 0x1B && bytes[at + 1] == '$' && (bytes[at + 2] == 'B' || bytes[at + 2] == '@')) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int at = 0; at < prefix.length; at++) {
            if ((bytes[at] & 0xFF) != prefix[at]) {
                return false;
            }
        }
        return true;
    }
}
