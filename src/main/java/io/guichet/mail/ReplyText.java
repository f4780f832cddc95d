package io.guichet.mail;

import io.guichet.mail.LineKinds.LineKind;
import io.guichet.mail.TextLine.Structure;
import java.util.List;

/**
 * Tells what the sender wrote from the quote and from the signature. Answers between quotes and forwarded messages stay
 * whole; of an answer below all that it quotes the answer alone is shown. Takes time proportional to the number of lines.
 */
final class ReplyText {

    /** A shorter line was not wrapped. */
    private static final int MIN_WRAPPED = 60;

    private final List<TextLine> lines;
    private final LineKinds kinds;
    private final SignatureStart signature;
    private final MessageRole role;

    private ReplyText(List<TextLine> lines, MessageRole role) {
        this.lines = lines;
        this.role = role;
        this.kinds = LineKinds.of(lines, role);
        this.signature = new SignatureStart(lines, kinds);
    }

    static MailText split(List<TextLine> lines, MessageRole role) {
        return new ReplyText(lines, role).split();
    }

    private MailText split() {
        int ownEnd = kinds.carriesForward() || isQuotedForward() ? 0 : ownEnd();
        if (ownEnd == 0) {
            return whole();
        }
        int ownStart = belowQuote();
        int visibleEnd = signature.find(ownStart, ownEnd);
        var quoted = ownStart > 0 ? text(0, ownStart) : text(ownEnd, lines.size());
        return new MailText(text(ownStart, visibleEnd), quoted, text(visibleEnd, ownEnd));
    }

    /** Nothing of the sender's own: all of it is shown, but for what a phone added. */
    private MailText whole() {
        if (kinds.isOnlyAdded(lines.size())) {
            return new MailText("", "", text(0, lines.size()));
        }
        return new MailText(text(0, lines.size()), "", "");
    }

    /** A quote that nobody is said to have written, in a message that is forwarded. */
    private boolean isQuotedForward() {
        return role == MessageRole.FORWARD
                && kinds.has(LineKind.QUOTE, 0, kinds.end())
                && !kinds.has(LineKind.ATTRIBUTION, 0, kinds.end());
    }

    /** The first line of an answer that stands below all that the message quotes; 0 if it does not. */
    private int belowQuote() {
        if (role == MessageRole.FORWARD || kinds.end() < lines.size()) {
            return 0;
        }
        int start = 0;
        boolean attributed = false;
        while (start < lines.size() && (kinds.isQuote(start) || kinds.is(start, LineKind.BLANK))) {
            attributed |=
                    kinds.is(start, LineKind.ATTRIBUTION) || lines.get(start).structure() == Structure.QUOTE;
            start++;
        }
        boolean below = attributed
                && start < lines.size()
                && kinds.is(start, LineKind.OWN)
                && !isContinued(start)
                && !signature.startsAt(start)
                && !kinds.has(LineKind.QUOTE, start, lines.size())
                && !kinds.has(LineKind.ATTRIBUTION, start, lines.size());
        return below ? start : 0;
    }

    /** Whether the line may be the rest of a quoted one that a program wrapped. */
    private boolean isContinued(int start) {
        return !kinds.is(start - 1, LineKind.BLANK)
                && lines.get(start - 1).text().length() >= MIN_WRAPPED;
    }

    /** The end of the sender's text: a quote after it is below it; one before or within it belongs to the answer. */
    private int ownEnd() {
        int end = kinds.end();
        int last = end;
        while (last > 0 && !kinds.is(last - 1, LineKind.OWN)) {
            last--;
        }
        if (last == 0) {
            int firstQuote = kinds.firstQuote(end);
            return kinds.isOnlyAdded(firstQuote) ? firstQuote : 0;
        }
        int tail = tailStart(last);
        if (tail > 0) {
            return tail;
        }
        int next = last;
        while (next < end && (kinds.is(next, LineKind.BLANK) || kinds.is(next, LineKind.ADDED))) {
            next++;
        }
        return next;
    }

    /** The start of the quote above a signature that ends the message; 0 if an answer stands below the quote. */
    private int tailStart(int last) {
        int at = last - 1;
        while (at >= 0 && !kinds.isQuote(at)) {
            at--;
        }
        if (at < 0) {
            return 0;
        }
        int first = at + 1;
        while (first < last && kinds.is(first, LineKind.BLANK)) {
            first++;
        }
        if (!signature.startsAt(first)) {
            return 0;
        }
        while (at >= 0 && (kinds.isQuote(at) || kinds.is(at, LineKind.BLANK))) {
            at--;
        }
        return kinds.hasOwn(0, at + 1) ? at + 1 : 0;
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
