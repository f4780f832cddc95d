package io.guichet.text;

import java.text.Normalizer;

/**
 * Text from outside: cleaned of characters that are no text, in Unicode normalization form C, with {@code \n} as the only
 * line break. Every method takes time proportional to the length of the text.
 */
public final class InputText {

    /** Further marks on one character show nothing and take quadratic time to normalize (UAX 15, stream-safe text). */
    private static final int MAX_MARKS_IN_A_ROW = 30;

    /** Below it there are no combining characters: such a text is in form C. */
    private static final char FIRST_COMBINING = '\u0300';

    private InputText() {}

    /**
     * The text without control characters, bidirectional overrides, embeddings and isolates, in form C, and empty if it
     * shows nothing. NUL and lone surrogates stay: they are refused, not removed ({@link #isStorable}).
     */
    public static String clean(String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        var clean = isPlain(text) ? text : Normalizer.normalize(withoutForbidden(text), Normalizer.Form.NFC);
        return isBlank(clean) ? "" : clean;
    }

    /** Whether the text shows nothing: white space, zero-width and other invisible characters only, or null. */
    public static boolean isBlank(String text) {
        return text == null || text.codePoints().allMatch(InputText::isInvisible);
    }

    /** Length in code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The text without white space and zero-width spaces at its ends. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Whether the text has more than one line. */
    public static boolean hasLineBreak(String text) {
        return text.chars().anyMatch(InputText::isLineBreak);
    }

    /** The text on one line: every run of white space is one space. */
    public static String onOneLine(String text) {
        var line = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (!Character.isWhitespace(character) && !isLineBreak(character)) {
                line.append(character);
            } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return strip(line.toString());
    }

    /** Whether databases and UTF-8 can represent it: it has neither NUL nor a lone surrogate. */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(character -> character == 0 || isSurrogate(character));
    }

    /** The beginning of the text, at most that many code points. */
    public static String truncate(String text, int maxLength) {
        return text.length() <= maxLength || length(text) <= maxLength
                ? text
                : text.substring(0, text.offsetByCodePoints(0, maxLength));
    }

    private static boolean isPlain(String text) {
        return text.chars()
                .allMatch(character -> character == '\n'
                        || character == '\t'
                        || (character >= ' ' && character < FIRST_COMBINING && !Character.isISOControl(character)));
    }

    private static String withoutForbidden(String text) {
        var kept = new StringBuilder(text.length());
        int marks = 0;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            int next = at + Character.charCount(character);
            marks = isMark(character) ? marks + 1 : 0;
            if (isLineBreak(character)) {
                kept.append('\n');
                next += character == '\r' && next < text.length() && text.charAt(next) == '\n' ? 1 : 0;
            } else if (!isForbidden(character) && marks <= MAX_MARKS_IN_A_ROW) {
                kept.appendCodePoint(character);
            }
            at = next;
        }
        return kept.toString();
    }

    static boolean isMark(int character) {
        var type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    static boolean isLineBreak(int character) {
        return (character >= '\n' && character <= '\r')
                || character == '\u0085'
                || character == '\u2028'
                || character == '\u2029';
    }

    private static boolean isForbidden(int character) {
        return (Character.isISOControl(character) && character != '\t' && character != 0)
                || (character >= '\u202A' && character <= '\u202E')
                || (character >= '\u2066' && character <= '\u2069')
                || (character >= '\uFFF9' && character <= '\uFFFB');
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == '\u0085'
                || character == '\u180E'
                || character == '\u200B'
                || character == '\u2060'
                || character == '\uFEFF';
    }

    /** White space, format characters, and other characters that have no shape of their own. */
    static boolean isInvisible(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || (Character.isISOControl(character) && character != 0)
                || Character.getType(character) == Character.FORMAT
                || (character >= 0xFE00 && character <= 0xFE0F)
                || (character >= 0xE0000 && character <= 0xE0FFF)
                || (character >= 0x180B && character <= 0x180F)
                || character == 0x034F
                || character == 0x115F
                || character == 0x1160
                || character == 0x17B4
                || character == 0x17B5
                || character == 0x2800
                || character == 0x3164
                || character == 0xFFA0;
    }
}
