package io.guichet.knowledge;

/**
 * Bounds the lines of Markdown, because the parser's time grows with the square of a line's length and of a paragraph's
 * lines. Nobody writes texts over these bounds.
 */
final class MarkdownLines {

    static final int MAX_LENGTH = 5_000;
    static final int MAX_LINES_OF_PARAGRAPH = 1_000;

    private MarkdownLines() {}

    /** The text with breaks in longer lines, and an empty line within longer paragraphs. */
    static String bounded(String markdown) {
        var bounded = new StringBuilder(markdown.length());
        int length = 0;
        int lines = 0;
        boolean isEmpty = true;
        for (int i = 0; i < markdown.length(); i++) {
            var character = markdown.charAt(i);
            bounded.append(character);
            length++;
            isEmpty &= character <= ' ';
            if (character == '\n' || length >= MAX_LENGTH && !Character.isHighSurrogate(character)) {
                if (character != '\n') {
                    bounded.append('\n');
                }
                lines = isEmpty ? 0 : lines + 1;
                if (lines >= MAX_LINES_OF_PARAGRAPH) {
                    bounded.append('\n');
                    lines = 0;
                }
                length = 0;
                isEmpty = true;
            }
        }
        return bounded.toString();
    }
}
