package io.guichet.mail;

/**
 * A line of a message's text.
 *
 * @param text without quote marks
 * @param depth of quotation: the quote marks of plain text, the quotes of HTML
 * @param structure that HTML gives
 */
record TextLine(String text, int depth, Structure structure) {

    enum Structure {
        NONE,
        /** Inside an element in which a mail program puts what it quotes. */
        QUOTE,
        /** The first line after which a mail program puts what it quotes. */
        QUOTE_BELOW,
        /** The element in which a mail program puts a signature. */
        SIGNATURE,
        /** The delimiter of signatures with its space (RFC 3676). */
        DELIMITER
    }

    static TextLine plain(String line) {
        if (line.equals("-- ")) {
            return new TextLine("--", 0, Structure.DELIMITER);
        }
        int depth = 0;
        int at = 0;
        while (at < line.length()) {
            if (line.charAt(at) == '>') {
                depth++;
            } else if (line.charAt(at) != ' ' || at + 1 == line.length() || line.charAt(at + 1) != '>') {
                break;
            }
            at++;
        }
        if (depth == 0) {
            return new TextLine(line.stripTrailing(), 0, Structure.NONE);
        }
        var text = line.substring(at);
        return new TextLine((text.startsWith(" ") ? text.substring(1) : text).stripTrailing(), depth, Structure.NONE);
    }

    boolean isBlank() {
        return text.isBlank();
    }

    boolean isQuoted() {
        return depth > 0 || structure == Structure.QUOTE;
    }

    /** The line as plain text. */
    String shown() {
        return depth == 0 ? text : (">".repeat(Math.min(depth, 20)) + " " + text).stripTrailing();
    }
}
