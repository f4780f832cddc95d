package io.guichet.mail;

import io.guichet.mail.LineKinds.LineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the business card that a mail program puts below closing words and a name, without any delimiter. It must repeat
 * the name or name a company, say how to reach it, and contain nothing that could be the sender's text.
 */
final class ContactBlock {

    private static final int MAX_LINES = 14;
    private static final int MAX_LENGTH = 120;
    private static final int MIN_SENTENCE = 5;

    /** Words that point at what stands below. */
    private static final List<String> POINTERS = PhraseList.read("pointers-below");

    private final List<TextLine> lines;
    private final LineKinds kinds;

    ContactBlock(List<TextLine> lines, LineKinds kinds) {
        this.lines = lines;
        this.kinds = kinds;
    }

    /** Its first line; {@code to} if there is none. */
    int start(int from, int to) {
        int seen = 0;
        for (int at = to - 1; at >= from && seen <= MAX_LINES; at--) {
            if (!kinds.is(at, LineKind.OWN) && !kinds.is(at, LineKind.BLANK)) {
                return to;
            }
            seen += kinds.is(at, LineKind.BLANK) ? 0 : 1;
            if (kinds.is(at, LineKind.OWN) && SignatureLines.isClosing(text(at))) {
                int block = below(at, to);
                return block < to && isCard(block, to, name(at)) && !isPointedAt(from, at) ? block : to;
            }
        }
        return to;
    }

    /** The first line below closing words, a name and blank lines. */
    private int below(int closing, int to) {
        int at = closing + 1;
        if (SignatureLines.nameAfterClosing(text(closing)).isEmpty()) {
            if (at >= to || !SignatureLines.isName(text(at))) {
                return to;
            }
            at++;
        }
        if (at >= to || !kinds.is(at, LineKind.BLANK)) {
            return to;
        }
        while (at < to && kinds.is(at, LineKind.BLANK)) {
            at++;
        }
        return at;
    }

    private String name(int closing) {
        var beside = SignatureLines.nameAfterClosing(text(closing));
        return beside.isEmpty() ? text(closing + 1) : beside;
    }

    private boolean isCard(int from, int to, String name) {
        var card = new ArrayList<String>();
        for (int at = from; at < to; at++) {
            if (!kinds.is(at, LineKind.BLANK)) {
                card.add(text(at));
            }
        }
        boolean named = repeats(card.get(0), name);
        if (!named && !ContactLine.isCompany(card.get(0))) {
            return false;
        }
        int lastContact = -1;
        boolean business = false;
        for (int at = 0; at < card.size(); at++) {
            lastContact = ContactLine.isContact(card.get(at)) ? at : lastContact;
            business |= ContactLine.isBusiness(card.get(at));
        }
        for (int at = 0; at < card.size(); at++) {
            if (isText(card.get(at), named && at < lastContact)) {
                return false;
            }
        }
        return business && lastContact >= 0;
    }

    /** A sentence, a question or a heading; a sentence between the lines of a card belongs to it. */
    private static boolean isText(String line, boolean within) {
        if (LegalNotice.is(line)) {
            return false;
        }
        var lower = line.toLowerCase(Locale.ROOT);
        if (line.length() > MAX_LENGTH
                || line.indexOf('?') >= 0
                || line.endsWith(":")
                || lower.startsWith("ps")
                || lower.startsWith("p.s")
                || line.startsWith("- ")
                || line.startsWith("* ")) {
            return true;
        }
        return !within
                && (line.endsWith(".") || line.endsWith("!"))
                && line.split(" ").length >= MIN_SENTENCE
                && !ContactLine.isContact(line)
                && !ContactLine.isCompany(line);
    }

    private static boolean repeats(String line, String name) {
        var words = List.of(line.replace(",", " ").split(" "));
        for (var word : name.split(" ")) {
            if (word.length() > 1 && words.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Where the text speaks of an address or a number below, the card is part of it. */
    private boolean isPointedAt(int from, int to) {
        for (int at = from; at < to; at++) {
            var text = text(at).toLowerCase(Locale.ROOT);
            if (kinds.is(at, LineKind.OWN) && POINTERS.stream().anyMatch(text::contains)) {
                return true;
            }
        }
        return false;
    }

    private String text(int at) {
        return lines.get(at).text().strip();
    }
}
