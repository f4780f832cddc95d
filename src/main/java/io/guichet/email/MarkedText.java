package io.guichet.email;

import java.util.ArrayList;
import java.util.List;

/**
 * The output of a template that still shows which parts are values. A value is never read as part of the template's own
 * layout, whatever it contains.
 *
 * @param lines its lines; a value belongs to one line even if it has line breaks of its own
 */
record MarkedText(List<Line> lines) {

    /** Private-use characters around each value; values lose their own. */
    private static final char START = '\uE000';

    private static final char END = '\uE001';

    /** A piece of a line: the template's words or a value. */
    record Part(String text, boolean isValue) {}

    /** A line of the template's output. */
    record Line(List<Part> parts) {

        boolean isBlank() {
            return parts.stream().allMatch(part -> part.text().isBlank());
        }

        boolean startsWith(String prefix) {
            return !parts.isEmpty()
                    && !parts.get(0).isValue()
                    && parts.get(0).text().startsWith(prefix);
        }

        String text() {
            var text = new StringBuilder();
            parts.forEach(part -> text.append(part.text()));
            return text.toString();
        }
    }

    /** Marks a value while its template is rendered. */
    static String mark(String value) {
        return START + value.replace(String.valueOf(START), "").replace(String.valueOf(END), "") + END;
    }

    static MarkedText parse(String output) {
        var lines = new ArrayList<Line>();
        var parts = new ArrayList<Part>();
        var text = new StringBuilder();
        var isValue = false;
        for (int i = 0; i < output.length(); i++) {
            var character = output.charAt(i);
            if (character == START || character == END) {
                add(parts, text, isValue);
                isValue = character == START;
            } else if (character == '\n' && !isValue) {
                add(parts, text, false);
                lines.add(new Line(List.copyOf(parts)));
                parts.clear();
            } else {
                text.append(character);
            }
        }
        add(parts, text, isValue);
        lines.add(new Line(List.copyOf(parts)));
        return new MarkedText(lines);
    }

    private static void add(List<Part> parts, StringBuilder text, boolean isValue) {
        if (!text.isEmpty()) {
            parts.add(new Part(text.toString(), isValue));
            text.setLength(0);
        }
    }

    /** The lines after the first one. */
    MarkedText withoutFirstLine() {
        return new MarkedText(lines.subList(1, lines.size()));
    }

    /** The plain text. Every line of a quoted value begins with the mark of the quotation. */
    String plain() {
        var plain = new StringBuilder();
        for (var line : lines) {
            var text = line.text();
            plain.append(line.startsWith("> ") ? text.replace("\n", "\n> ") : text)
                    .append('\n');
        }
        return withoutRepeatedBlankLines(plain).strip();
    }

    /** A section that shows nothing leaves one blank line, not three. */
    private static String withoutRepeatedBlankLines(CharSequence text) {
        var result = new StringBuilder(text.length());
        int breaks = 0;
        for (int i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            breaks = character == '\n' ? breaks + 1 : 0;
            if (breaks <= 2) {
                result.append(character);
            }
        }
        return result.toString();
    }
}
