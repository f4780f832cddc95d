package io.guichet.mail;

import io.guichet.mail.TextLine.Structure;
import java.util.List;

/**
 * Tells what the sender wrote from the quote below it and from the signature. Answers below or between quotes and
 * forwarded messages stay whole. Takes time proportional to the number of lines.
 */
final class ReplyText {

    private enum LineKind {
        BLANK,
        OWN,
        QUOTE,
        ATTRIBUTION,
        ADDED
    }

    private final List<TextLine> lines;
    private final boolean forwarded;
    private final LineKind[] kinds;
    private int end;
    private boolean carriesForward;

    private ReplyText(List<TextLine> lines, boolean forwarded) {
        this.lines = lines;
        this.forwarded = forwarded;
        this.kinds = new LineKind[lines.size()];
        this.end = lines.size();
    }

    /** Splits the lines; what the subject says is forwarded has no answered message. */
    static MailText split(List<TextLine> lines, boolean forwarded) {
        return new ReplyText(lines, forwarded).split();
    }

    private MailText split() {
        end = classify();
        int ownEnd = carriesForward ? 0 : ownEnd();
        if (ownEnd == 0) {
            return whole();
        }
        int signatureStart = signatureStart(ownEnd);
        int visibleEnd = addedStart(signatureStart);
        return new MailText(text(0, visibleEnd), text(ownEnd, lines.size()), text(visibleEnd, ownEnd));
    }

    /** Nothing of the sender's own: all of it is shown, but for what a phone added. */
    private MailText whole() {
        if (isOnlyAdded(lines.size())) {
            return new MailText("", "", text(0, lines.size()));
        }
        return new MailText(text(0, lines.size()), "", "");
    }

    private boolean isOnlyAdded(int to) {
        for (int at = 0; at < to; at++) {
            if (kinds[at] != LineKind.BLANK && kinds[at] != LineKind.ADDED) {
                return false;
            }
        }
        return true;
    }

    /** The kind of each line, up to the message that is answered; its first line is the result. */
    private int classify() {
        boolean own = false;
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            if (line.isQuoted()) {
                kinds[at] = line.isBlank() && line.depth() == 0 ? LineKind.BLANK : LineKind.QUOTE;
                continue;
            }
            if (ForwardMarker.isForward(line.text())) {
                takeRest(at);
                carriesForward = true;
                return lines.size();
            }
            if (own && !forwarded && startsAnswered(at)) {
                return start(at);
            }
            int attribution = line.isBlank() ? 0 : AttributionLine.length(lines, at);
            if (attribution > 0) {
                if (own && !quoteFollows(at + attribution)) {
                    return at;
                }
                for (int sentence = 0; sentence < attribution; sentence++) {
                    kinds[at + sentence] = LineKind.ATTRIBUTION;
                }
                at += attribution - 1;
                continue;
            }
            kinds[at] = kind(line);
            own |= kinds[at] == LineKind.OWN || kinds[at] == LineKind.ADDED;
        }
        return lines.size();
    }

    private static LineKind kind(TextLine line) {
        if (line.isBlank()) {
            return LineKind.BLANK;
        }
        return SignatureLines.isAdded(line.text()) ? LineKind.ADDED : LineKind.OWN;
    }

    private void takeRest(int start) {
        for (int at = start; at < lines.size(); at++) {
            kinds[at] = LineKind.OWN;
        }
    }

    private boolean startsAnswered(int at) {
        var line = lines.get(at);
        if (line.structure() == Structure.QUOTE_BELOW) {
            return true;
        }
        if (line.isBlank()) {
            return false;
        }
        return ForwardMarker.isOriginal(line.text()) || LabelledHeaders.at(lines, at, isDivided(at));
    }

    private boolean isDivided(int at) {
        int above = at - 1;
        while (above >= 0 && lines.get(above).isBlank() && lines.get(above).structure() == Structure.NONE) {
            above--;
        }
        return above >= 0
                && (ForwardMarker.isDivider(lines.get(above).text())
                        || lines.get(above).structure() == Structure.QUOTE_BELOW);
    }

    /** The divider above the answered message belongs to it. */
    private int start(int at) {
        int above = at - 1;
        while (above >= 0 && lines.get(above).isBlank()) {
            above--;
        }
        return above >= 0 && ForwardMarker.isDivider(lines.get(above).text()) ? above : at;
    }

    private boolean quoteFollows(int start) {
        for (int at = start; at < lines.size(); at++) {
            if (!lines.get(at).isBlank()) {
                return lines.get(at).isQuoted();
            }
        }
        return true;
    }

    /** The end of the sender's text: a quote after it is below it; one before or within it belongs to the answer. */
    private int ownEnd() {
        int last = end;
        while (last > 0 && kinds[last - 1] != LineKind.OWN) {
            last--;
        }
        if (last == 0) {
            return isOnlyAdded(firstQuote(end)) && firstQuote(end) > 0 ? firstQuote(end) : 0;
        }
        int tail = tailStart(last);
        if (tail > 0) {
            return tail;
        }
        int next = last;
        while (next < end && (kinds[next] == LineKind.BLANK || kinds[next] == LineKind.ADDED)) {
            next++;
        }
        return next;
    }

    private int firstQuote(int to) {
        int at = 0;
        while (at < to && kinds[at] != LineKind.QUOTE && kinds[at] != LineKind.ATTRIBUTION) {
            at++;
        }
        return at;
    }

    /** The start of the quote above a signature that ends the message; 0 if an answer stands below the quote. */
    private int tailStart(int last) {
        int at = last - 1;
        while (at >= 0 && kinds[at] != LineKind.QUOTE && kinds[at] != LineKind.ATTRIBUTION) {
            at--;
        }
        if (at < 0) {
            return 0;
        }
        int first = at + 1;
        while (first < last && kinds[first] == LineKind.BLANK) {
            first++;
        }
        boolean signature = lines.get(first).structure() == Structure.SIGNATURE
                || kinds[first] == LineKind.ADDED
                || SignatureLines.isDelimiter(lines.get(first).text())
                || SignatureLines.isListRule(lines.get(first).text());
        if (!signature) {
            return 0;
        }
        while (at >= 0
                && (kinds[at] == LineKind.QUOTE || kinds[at] == LineKind.ATTRIBUTION || kinds[at] == LineKind.BLANK)) {
            at--;
        }
        return hasOwn(0, at + 1) ? at + 1 : 0;
    }

    private boolean hasOwn(int from, int to) {
        for (int at = from; at < to; at++) {
            if (kinds[at] == LineKind.OWN) {
                return true;
            }
        }
        return false;
    }

    /** The first line of the signature; the end if there is none. */
    private int signatureStart(int ownEnd) {
        int count = 0;
        for (int at = ownEnd - 1; at >= 0; at--) {
            var line = lines.get(at);
            if (kinds[at] == LineKind.QUOTE || kinds[at] == LineKind.ATTRIBUTION || count > SignatureLines.maxLines()) {
                return ownEnd;
            }
            count += line.isBlank() ? 0 : 1;
            boolean delimiter = SignatureLines.isDelimiter(line.text()) || isListFooter(at, ownEnd);
            if (delimiter && hasOwn(0, at)) {
                return earlierDelimiter(at);
            }
            boolean startsSignature = line.structure() == Structure.SIGNATURE
                    && (at == 0 || lines.get(at - 1).structure() != Structure.SIGNATURE);
            if (startsSignature && hasOwn(0, at)) {
                return earlierDelimiter(at);
            }
        }
        return ownEnd;
    }

    private boolean isListFooter(int at, int ownEnd) {
        return SignatureLines.isListRule(lines.get(at).text())
                && at + 1 < ownEnd
                && !lines.get(at + 1).isBlank()
                && ownEnd - at < 8
                && mentionsList(at, ownEnd);
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

    private int earlierDelimiter(int start) {
        for (int at = start - 1; at >= Math.max(0, start - SignatureLines.maxLines()); at--) {
            if (kinds[at] == LineKind.QUOTE) {
                return start;
            }
            if (SignatureLines.isDelimiter(lines.get(at).text()) && hasOwn(0, at)) {
                return at;
            }
        }
        return start;
    }

    /** The start of the lines that phones and programs added at the end. */
    private int addedStart(int visibleEnd) {
        int start = visibleEnd;
        for (int at = visibleEnd - 1; at >= 0; at--) {
            if (kinds[at] == LineKind.ADDED || isNameBelow(at)) {
                start = at;
            } else if (kinds[at] != LineKind.BLANK) {
                break;
            }
        }
        return start;
    }

    /** A hyphen and a name, alone below a text. */
    private boolean isNameBelow(int at) {
        return at > 1
                && kinds[at] == LineKind.OWN
                && kinds[at - 1] == LineKind.BLANK
                && SignatureLines.isHyphenedName(lines.get(at).text())
                && hasOwn(0, at)
                && !isListAbove(at);
    }

    /** Below a question, a colon or another hyphen it is an item of a list. */
    private boolean isListAbove(int at) {
        int above = at - 1;
        while (above > 0 && kinds[above] == LineKind.BLANK) {
            above--;
        }
        var text = lines.get(above).text().strip();
        return text.endsWith(":") || text.endsWith("?") || text.startsWith("-");
    }

    /** The lines as text without blank lines at its ends; never more than one blank line in a row. */
    private String text(int from, int to) {
        var text = new StringBuilder();
        int blanks = 0;
        for (int at = from; at < to; at++) {
            var shown = lines.get(at).shown();
            if (shown.isBlank()) {
                blanks++;
                continue;
            }
            if (!text.isEmpty()) {
                text.append(blanks > 0 ? "\n\n" : "\n");
            }
            blanks = 0;
            text.append(shown);
        }
        return text.toString();
    }
}
