package io.guichet.mail;

import io.guichet.mail.TextLine.Structure;
import java.util.List;

/** What each line of a message is, up to the message that is answered without quote marks. */
final class LineKinds {

    enum LineKind {
        BLANK,
        OWN,
        QUOTE,
        ATTRIBUTION,
        /** Written by a phone, a mail program or a scanner. */
        ADDED
    }

    private final List<TextLine> lines;
    private final MessageRole role;
    private final LineKind[] kinds;
    private int end;
    private boolean carriesForward;

    private LineKinds(List<TextLine> lines, MessageRole role) {
        this.lines = lines;
        this.role = role;
        this.kinds = new LineKind[lines.size()];
    }

    static LineKinds of(List<TextLine> lines, MessageRole role) {
        var kinds = new LineKinds(lines, role);
        kinds.end = kinds.classify();
        return kinds;
    }

    /** The first line of the answered message; the number of lines if there is none. */
    int end() {
        return end;
    }

    /** Whether the message contains one that is forwarded. */
    boolean carriesForward() {
        return carriesForward;
    }

    boolean is(int at, LineKind kind) {
        return kinds[at] == kind;
    }

    boolean isQuote(int at) {
        return kinds[at] == LineKind.QUOTE || kinds[at] == LineKind.ATTRIBUTION;
    }

    boolean has(LineKind kind, int from, int to) {
        for (int at = from; at < to; at++) {
            if (kinds[at] == kind) {
                return true;
            }
        }
        return false;
    }

    boolean hasOwn(int from, int to) {
        return has(LineKind.OWN, from, to);
    }

    boolean isOnlyAdded(int to) {
        for (int at = 0; at < to; at++) {
            if (kinds[at] != LineKind.BLANK && kinds[at] != LineKind.ADDED) {
                return false;
            }
        }
        return true;
    }

    int firstQuote(int to) {
        int at = 0;
        while (at < to && !isQuote(at)) {
            at++;
        }
        return at;
    }

    private int classify() {
        boolean own = false;
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            if (ForwardMarker.isForward(line.text()) && isOutside(line)) {
                takeRest(at);
                carriesForward = true;
                return lines.size();
            }
            if (line.isQuoted()) {
                kinds[at] = line.isBlank() && line.depth() == 0 ? LineKind.BLANK : LineKind.QUOTE;
                continue;
            }
            if (own && role != MessageRole.FORWARD && startsAnswered(at)) {
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

    /** Not inside a quote; a message that is forwarded may be quoted. */
    private boolean isOutside(TextLine line) {
        return !line.isQuoted() || (role == MessageRole.FORWARD && line.depth() == 1);
    }

    private static LineKind kind(TextLine line) {
        if (line.isBlank()) {
            return LineKind.BLANK;
        }
        return AddedLines.isAdded(line.text()) ? LineKind.ADDED : LineKind.OWN;
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
        boolean divided = isDivided(at);
        return ForwardMarker.isOriginal(line.text())
                || ((divided || role == MessageRole.REPLY) && LabelledHeaders.at(lines, at, divided));
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
}
