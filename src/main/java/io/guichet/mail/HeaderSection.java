package io.guichet.mail;

import java.io.IOException;
import java.util.List;

/** Reads header sections: unfolds fields, and ends at an empty line or at a line that can be no field. */
final class HeaderSection {

    private static final int MAX_NAME = 100;

    private final MailLines lines;
    private final MailLimits limits;
    private final List<String> defects;
    private final MailHeaders headers = new MailHeaders();
    private final StringBuilder field = new StringBuilder();

    private HeaderSection(MailLines lines, MailLimits limits, List<String> defects) {
        this.lines = lines;
        this.limits = limits;
        this.defects = defects;
    }

    static MailHeaders read(MailLines lines, MailLimits limits, List<String> defects) throws IOException {
        return new HeaderSection(lines, limits, defects).read();
    }

    private MailHeaders read() throws IOException {
        boolean first = true;
        while (lines.next()) {
            if (lines.isEmpty()) {
                break;
            }
            var line = lines.latin(limits.maxHeaderBytes());
            if (!lines.startsLine() && field.isEmpty()) {
                MailDefect.add(defects, MailDefect.LONG_HEADER);
            } else if (!lines.startsLine() || (isFolded(line) && !field.isEmpty())) {
                append(line);
            } else if (first && (line.startsWith("From ") || line.startsWith(">From ") || line.isBlank())) {
                continue;
            } else if (line.isBlank()) {
                break;
            } else if (isField(line)) {
                finishField();
                append(line);
            } else {
                lines.pushBack();
                break;
            }
            first = false;
        }
        finishField();
        return headers;
    }

    private static boolean isFolded(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    /** A name of printable characters before a colon. */
    static boolean isField(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0 || colon > MAX_NAME) {
            return false;
        }
        var name = line.substring(0, colon).stripTrailing();
        return !name.isEmpty() && name.chars().allMatch(character -> character > ' ' && character < 0x7F);
    }

    private void append(String text) {
        int room = limits.maxHeaderBytes() - field.length();
        if (text.length() > room) {
            if (room > 0) {
                field.append(text, 0, room);
            }
            MailDefect.add(defects, MailDefect.LONG_HEADER);
        } else {
            field.append(text);
        }
    }

    private void finishField() {
        if (field.isEmpty()) {
            return;
        }
        int colon = field.indexOf(":");
        if (headers.size() < limits.maxHeaders()) {
            headers.add(field.substring(0, colon).strip(), field.substring(colon + 1));
        } else {
            MailDefect.add(defects, MailDefect.MANY_HEADERS);
        }
        field.setLength(0);
    }
}
