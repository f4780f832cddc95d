package io.guichet.intake;

/**
 * A text prepared for finding its sentences: quoted lines are blank, marks inside addresses are masked, and spaces before
 * a mark do not break. It has the length of the text, so that positions stay valid. Every character is read a fixed
 * number of times.
 */
final class SentenceText {

    /** They end a sentence, except inside addresses. */
    private static final String SENTENCE_MARKS = ".!?…";

    private static final String DETACHED_MARKS = "?!»";
    private static final String CLOSING_QUOTES = "\"»”’)";
    private static final char FIRST_MASK = '\uE000';
    private static final char NO_BREAK_SPACE = '\u00a0';

    private final StringBuilder text;

    private SentenceText(String text) {
        this.text = new StringBuilder(text);
    }

    static SentenceText of(String text) {
        var prepared = new SentenceText(text);
        prepared.blankQuotedLines();
        prepared.maskAddresses();
        prepared.attachMarks();
        return prepared;
    }

    String substring(int start, int end) {
        return text.substring(start, end);
    }

    /** The index behind the sentence that begins here. */
    int endOfSentence(int start) {
        int at = start;
        while (at < text.length() && breakAt(at) < 0) {
            at++;
        }
        return at;
    }

    /** The index behind the break at the end of a sentence. */
    int startOfNextSentence(int end) {
        return end < text.length() ? breakAt(end) : end;
    }

    /** The end of the sentence break that begins here; -1 if none does. A line break before a lower-case word is a soft wrap. */
    private int breakAt(int at) {
        var character = text.charAt(at);
        if (isLineBreak(character)) {
            int next = afterLineBreak(text, at);
            var softWrap = next < text.length() && Character.isLowerCase(text.codePointAt(next));
            return softWrap && !endsSentence(at) ? -1 : next;
        }
        if (!isSpace(character) || !endsSentence(at)) {
            return -1;
        }
        int end = at;
        while (end < text.length() && isSpace(text.charAt(end)) && !isLineBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether a mark stands before this index, perhaps with a closing quote. */
    private boolean endsSentence(int at) {
        return isOneOf(SENTENCE_MARKS, at - 1) || (isOneOf(CLOSING_QUOTES, at - 1) && isOneOf(SENTENCE_MARKS, at - 2));
    }

    private boolean isOneOf(String characters, int at) {
        return at >= 0 && characters.indexOf(text.charAt(at)) >= 0;
    }

    private void blankQuotedLines() {
        for (int start = 0; start < text.length(); ) {
            int end = start;
            while (end < text.length() && !isLineBreak(text.charAt(end))) {
                end++;
            }
            int first = start;
            while (first < end && isHorizontalSpace(text.charAt(first))) {
                first++;
            }
            if (first < end && text.charAt(first) == '>') {
                fill(start, end, ' ');
            }
            start = end + 1;
        }
    }

    private void maskAddresses() {
        for (int start = 0; start < text.length(); ) {
            int end = start;
            int scheme = -1;
            while (end < text.length() && !isSpace(text.charAt(end))) {
                scheme = scheme < 0 && end > start && isSchemeEnd(end) ? end : scheme;
                end++;
            }
            if (scheme >= 0) {
                mask(start, end);
            }
            start = end + 1;
        }
    }

    /** Whether {@code ://} and a further character begin here. */
    private boolean isSchemeEnd(int at) {
        return at + 3 < text.length()
                && text.charAt(at) == ':'
                && text.charAt(at + 1) == '/'
                && text.charAt(at + 2) == '/'
                && !isSpace(text.charAt(at + 3));
    }

    private void mask(int start, int end) {
        for (int at = start; at < end; at++) {
            int mark = SENTENCE_MARKS.indexOf(text.charAt(at));
            if (mark >= 0) {
                text.setCharAt(at, (char) (FIRST_MASK + mark));
            }
        }
    }

    /** Attaches the marks that French typography separates by a space. */
    private void attachMarks() {
        for (int start = 0; start < text.length(); ) {
            int end = start;
            while (end < text.length() && isHorizontalSpace(text.charAt(end))) {
                end++;
            }
            if (end > start && end < text.length() && isOneOf(DETACHED_MARKS, end)) {
                fill(start, end, NO_BREAK_SPACE);
            }
            start = end + 1;
        }
    }

    private void fill(int start, int end, char character) {
        for (int at = start; at < end; at++) {
            text.setCharAt(at, character);
        }
    }

    /** Whether the stripped sentence has several words and ends with a question mark behind a word, perhaps in quotes. */
    static boolean isQuestion(String sentence) {
        int at = sentence.length() - 1;
        while (at >= 0 && "\"»”’)]".indexOf(sentence.charAt(at)) >= 0) {
            at--;
        }
        boolean asked = false;
        while (at >= 0 && "?!".indexOf(sentence.charAt(at)) >= 0) {
            asked |= sentence.charAt(at) == '?';
            at--;
        }
        while (at >= 0 && isHorizontalSpace(sentence.charAt(at))) {
            at--;
        }
        return asked && at > 0 && isEndOfWord(sentence, at) && hasEarlierWord(sentence, at);
    }

    private static boolean isEndOfWord(String sentence, int at) {
        return isWordCharacter(sentence.codePointBefore(at + 1)) || "»”\"')]".indexOf(sentence.charAt(at)) >= 0;
    }

    /** Whether a space separates the last word from an earlier one on its line or the line before. */
    private static boolean hasEarlierWord(String sentence, int last) {
        for (int at = last - 1; at > 0; at--) {
            if (isSpace(sentence.charAt(at))) {
                return true;
            }
            if (isLineBreak(sentence.charAt(at))) {
                return false;
            }
        }
        return false;
    }

    /** The sentence on one line, with its own marks. */
    static String unmasked(String sentence) {
        var line = new StringBuilder(sentence.length());
        for (int at = 0; at < sentence.length(); ) {
            var character = sentence.charAt(at);
            if (isLineBreak(character)) {
                line.append(' ');
                at = afterLineBreak(sentence, at);
            } else {
                int mark = character - FIRST_MASK;
                line.append(mark >= 0 && mark < SENTENCE_MARKS.length() ? SENTENCE_MARKS.charAt(mark) : character);
                at++;
            }
        }
        return line.toString();
    }

    static int afterLineBreak(CharSequence text, int at) {
        return text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? at + 2 : at + 1;
    }

    static boolean isLineBreak(char character) {
        return (character >= '\n' && character <= '\r')
                || character == '\u0085'
                || character == '\u2028'
                || character == '\u2029';
    }

    static boolean isHorizontalSpace(char character) {
        return character == '\t' || Character.getType(character) == Character.SPACE_SEPARATOR || character == '\u180e';
    }

    static boolean isWordCharacter(int character) {
        var type = Character.getType(character);
        return Character.isLetter(character)
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static boolean isSpace(char character) {
        return character == ' ' || (character >= '\t' && character <= '\r');
    }
}
