package io.guichet.mail;

import io.guichet.mail.LineKinds.LineKind;
import io.guichet.mail.TextLine.Structure;
import java.util.List;

/** Finds where the signature begins, and what programs and companies put below a message. Doubt shows the lines. */
final class SignatureStart {

    private static final int MAX_LINES = 25;
    private static final int MAX_LIST_FOOTER = 8;

    private final List<TextLine> lines;
    private final LineKinds kinds;

    SignatureStart(List<TextLine> lines, LineKinds kinds) {
        this.lines = lines;
        this.kinds = kinds;
    }

    /** Whether a line is one above which a text ends. */
    boolean startsAt(int at) {
        return lines.get(at).structure() == Structure.SIGNATURE
                || kinds.is(at, LineKind.ADDED)
                || SignatureLines.isDelimiter(lines.get(at).text())
                || SignatureLines.isRule(lines.get(at).text());
    }

    /** The first line below the sender's text, which begins and ends at these lines; {@code to} if all is text. */
    int find(int from, int to) {
        int start = withoutNotices(from, withoutAdded(from, delimited(from, to)));
        int block = new ContactBlock(lines, kinds).start(from, start);
        return block < start ? withoutAdded(from, block) : start;
    }

    private int delimited(int from, int to) {
        int count = 0;
        for (int at = to - 1; at >= from; at--) {
            var line = lines.get(at);
            if (kinds.isQuote(at) || count > MAX_LINES) {
                return to;
            }
            count += line.isBlank() ? 0 : 1;
            boolean startsElement = line.structure() == Structure.SIGNATURE
                    && (at == 0 || lines.get(at - 1).structure() != Structure.SIGNATURE);
            if ((startsElement || isDelimiter(at, to) || isListFooter(at, to)) && kinds.hasOwn(from, at)) {
                return earlierDelimiter(from, at, to);
            }
        }
        return to;
    }

    private int earlierDelimiter(int from, int start, int to) {
        for (int at = start - 1; at >= Math.max(from, start - MAX_LINES); at--) {
            if (kinds.is(at, LineKind.QUOTE)) {
                return start;
            }
            if (isDelimiter(at, to) && kinds.hasOwn(from, at)) {
                return at;
            }
        }
        return start;
    }

    /** A delimiter without its space may be a line of the text: then a greeting or a question stands below it. */
    private boolean isDelimiter(int at, int to) {
        var line = lines.get(at);
        if (!SignatureLines.isDelimiter(line.text())) {
            return false;
        }
        return line.structure() == Structure.DELIMITER || !continues(at + 1, to);
    }

    private boolean continues(int from, int to) {
        int above = 0;
        for (int at = from; at < to; at++) {
            var text = lines.get(at).text();
            if (text.isBlank()) {
                continue;
            }
            if (text.strip().endsWith("?") || (above > 0 && SignatureLines.isClosing(text))) {
                return true;
            }
            above++;
        }
        return false;
    }

    private boolean isListFooter(int at, int to) {
        return SignatureLines.isRule(lines.get(at).text())
                && at + 1 < to
                && !lines.get(at + 1).isBlank()
                && to - at < MAX_LIST_FOOTER
                && mentionsList(at, to);
    }

    private boolean mentionsList(int from, int to) {
        for (int at = from; at < to; at++) {
            var text = lines.get(at).text();
            if (text.contains("mailing list") || text.contains("@") || text.contains("://")) {
                return true;
            }
        }
        return false;
    }

    /** Without the lines that phones and programs added at the end. */
    private int withoutAdded(int from, int to) {
        int start = to;
        for (int at = to - 1; at >= from; at--) {
            if (kinds.is(at, LineKind.ADDED) || isNameBelow(from, at)) {
                start = at;
            } else if (!kinds.is(at, LineKind.BLANK)) {
                break;
            }
        }
        return start;
    }

    /** A hyphen and a name, alone below a text. */
    private boolean isNameBelow(int from, int at) {
        return at > from + 1
                && kinds.is(at, LineKind.OWN)
                && kinds.is(at - 1, LineKind.BLANK)
                && SignatureLines.isHyphenedName(lines.get(at).text())
                && kinds.hasOwn(from, at)
                && !isListAbove(at);
    }

    /** Below a question, a colon or another hyphen it is an item of a list. */
    private boolean isListAbove(int at) {
        int above = at - 1;
        while (above > 0 && kinds.is(above, LineKind.BLANK)) {
            above--;
        }
        var text = lines.get(above).text().strip();
        return text.endsWith(":") || text.endsWith("?") || text.startsWith("-");
    }

    /** Without the paragraphs of law and of trees at the end, and the rules around them. */
    private int withoutNotices(int from, int to) {
        int start = to;
        while (true) {
            int last = lastText(from, start);
            int first = paragraphStart(from, last);
            if (last < from || first == from || !kinds.hasOwn(from, first) || !isNotice(first, last + 1)) {
                return start;
            }
            start = first;
        }
    }

    private int lastText(int from, int to) {
        int at = to - 1;
        while (at >= from && kinds.is(at, LineKind.BLANK)) {
            at--;
        }
        return at;
    }

    private int paragraphStart(int from, int last) {
        int at = last;
        while (at > from && !kinds.is(at - 1, LineKind.BLANK)) {
            at--;
        }
        return at;
    }

    private boolean isNotice(int from, int to) {
        var paragraph = new StringBuilder();
        for (int at = from; at < to; at++) {
            if (!kinds.is(at, LineKind.OWN) || paragraph.length() > LegalNotice.MAX_LENGTH) {
                return false;
            }
            var text = lines.get(at).text();
            paragraph.append(SignatureLines.isRule(text) ? "" : text.strip() + " ");
        }
        return LegalNotice.is(paragraph.toString());
    }
}
