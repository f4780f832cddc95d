package io.guichet.mail;

import java.util.List;
import java.util.Locale;

/** Recognises the sentence above a quote, such as <i>Le 5 mars 2026 à 10:02, Ada a écrit :</i>, also over several lines. */
final class AttributionLine {

    private static final int MAX_LINES = 4;
    private static final int MAX_LENGTH = 400;
    private static final int MAX_TAIL = 12;

    private static final List<String> STARTS = List.of(
            "on ",
            "le ",
            "am ",
            "el ",
            "il ",
            "op ",
            "em ",
            "den ",
            "på ",
            "dnia ",
            "w dniu ",
            "at ",
            "in message",
            "in a message",
            "en ",
            "dne ",
            "vào ",
            "lun.",
            "mar.",
            "mer.",
            "jeu.",
            "ven.",
            "sam.",
            "dim.",
            "lundi ",
            "mardi ",
            "mercredi ",
            "jeudi ",
            "vendredi ",
            "samedi ",
            "dimanche ",
            "mon, ",
            "tue, ",
            "wed, ",
            "thu, ",
            "fri, ",
            "sat, ",
            "sun, ",
            "lun, ",
            "---",
            "від ",
            "в ",
            "пн, ",
            "вт, ",
            "ср, ",
            "чт, ",
            "пт, ",
            "сб, ",
            "вс, ",
            "quoting ",
            "zitat von ",
            "date:");
    private static final List<String> VERBS = List.of(
            "wrote",
            "writes",
            "posted",
            "written",
            "sent",
            "said",
            "a écrit",
            "a ecrit",
            "à écrit",
            "a envoyé",
            "schrieb",
            "geschrieben",
            "schrieben",
            "schreibt",
            "escribió",
            "escribio",
            "ha escrito",
            "ha scritto",
            "scrive",
            "ha inviato",
            "schreef",
            "het volgende geschreven",
            "geschreven",
            "escreveu",
            "skrev",
            "napisał",
            "napisał(a)",
            "написал",
            "написал(а)",
            "пишет",
            "napsal",
            "napsal(a)",
            "kirjoitti",
            "írta",
            "写道",
            "yazdı",
            "пише",
            "pisze",
            "napisała",
            "napísal",
            "napsala",
            "skriver",
            "a scris",
            "kirjoittaa",
            "nous a dit",
            "ha spiegato");
    private static final List<String> TRAILING_WORDS = List.of(
            "folgendes", "het volgende", "uhr", "sie", "this", "the following", "ceci", "ce qui suit", "lo siguiente");

    private AttributionLine() {}

    /** The number of lines that the sentence at the line takes; 0 if there is none. */
    static int length(List<TextLine> lines, int start) {
        var first = lines.get(start);
        if (first.isBlank() || first.text().length() > MAX_LENGTH) {
            return 0;
        }
        boolean begins = begins(lower(first.text()));
        if (!begins
                && first.text().indexOf('@') < 0
                && first.text().indexOf('<') < 0
                && !followedByQuote(lines, start + 1, first.depth())) {
            return 0;
        }
        var joined = new StringBuilder();
        for (int at = start; at < Math.min(lines.size(), start + MAX_LINES); at++) {
            var line = lines.get(at);
            if (line.isBlank()
                    || line.depth() != first.depth()
                    || line.structure() != first.structure()
                    || joined.length() + line.text().length() > MAX_LENGTH) {
                return 0;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(line.text().strip());
            boolean quoteFollows = at + 1 < lines.size() && followedByQuote(lines, at + 1, first.depth());
            if (at > start
                    && begins(lower(line.text()))
                    && isAttribution(lower(line.text().strip()), true, quoteFollows)) {
                return 0;
            }
            if (isAttribution(lower(joined.toString()), begins, quoteFollows)) {
                return at - start + 1;
            }
        }
        return 0;
    }

    private static boolean followedByQuote(List<TextLine> lines, int start, int depth) {
        for (int at = start; at < Math.min(lines.size(), start + 4); at++) {
            if (!lines.get(at).isBlank()) {
                return lines.get(at).depth() > depth;
            }
        }
        return false;
    }

    private static boolean begins(String line) {
        var text = withoutEdges(line);
        return STARTS.stream().anyMatch(line::startsWith)
                || STARTS.stream().anyMatch(text::startsWith)
                || (!text.isEmpty() && Character.isDigit(text.charAt(0)))
                || text.startsWith("在");
    }

    private static boolean isAttribution(String text, boolean begins, boolean quoteFollows) {
        boolean colon = endsWithColon(text);
        var sentence = withoutEdges(text);
        boolean address = sentence.indexOf('@') > 0;
        boolean date = hasDate(sentence);
        if (!colon && !quoteFollows && !text.endsWith("--")) {
            return false;
        }
        int verb = lastVerb(sentence);
        if (verb < 0 && address && date && colon && quoteFollows) {
            return true;
        }
        if (verb < 0) {
            boolean citing = (text.startsWith("quoting ") || text.startsWith("zitat von ")) && address && colon;
            return citing
                    || (begins
                            && address
                            && date
                            && (sentence.endsWith(">") || text.contains(">:"))
                            && startsWithDate(sentence));
        }
        if (begins && (date || (address && quoteFollows))) {
            return endsWithVerb(sentence)
                    || (sentence.length() - verb < 160
                            && (address || quoteFollows || colon && isShortName(sentence, verb)));
        }
        return (address && (date || endsWithVerb(sentence)) && (colon || quoteFollows))
                || (quoteFollows && colon && sentence.length() < 100 && (date || endsWithVerb(sentence)));
    }

    /** {@code Op 5 mrt. 2026 om 10:02 schreef Ada:} ends with a name. */
    private static boolean isShortName(String sentence, int verb) {
        var tail = sentence.substring(verb);
        return tail.length() < 70
                && tail.indexOf('.') < 0
                && tail.indexOf('?') < 0
                && hasTime(sentence.substring(0, verb));
    }

    private static boolean endsWithColon(String text) {
        int end = text.length();
        while (end > 0 && "*_ \u00a0>-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && (text.charAt(end - 1) == ':' || text.charAt(end - 1) == '：');
    }

    private static boolean endsWithVerb(String sentence) {
        for (var verb : VERBS) {
            int at = sentence.lastIndexOf(verb);
            if (at >= 0
                    && isWord(sentence, at)
                    && isTail(sentence.substring(at + verb.length()).strip())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTail(String rest) {
        return rest.length() <= 2 || (rest.length() <= MAX_TAIL && TRAILING_WORDS.contains(rest));
    }

    private static int lastVerb(String sentence) {
        int last = -1;
        for (var verb : VERBS) {
            int at = sentence.lastIndexOf(verb);
            last = at >= 0 && isWord(sentence, at) ? Math.max(last, at) : last;
        }
        return last;
    }

    private static boolean isWord(String sentence, int at) {
        return at == 0 || !Character.isLetter(sentence.charAt(at - 1)) || sentence.charAt(at) > 0x2E80;
    }

    /** A year or a time, or a date with slashes, dots or hyphens. */
    private static boolean hasDate(String sentence) {
        if (hasTime(sentence)) {
            return true;
        }
        int digits = 0;
        int separators = 0;
        for (int at = 0; at < sentence.length(); at++) {
            char character = sentence.charAt(at);
            if (Character.isDigit(character)) {
                digits++;
                if (digits == 4 && (sentence.charAt(at - 3) == '1' || sentence.charAt(at - 3) == '2')) {
                    return true;
                }
            } else {
                separators = digits > 0 && digits <= 2 && (character == '/' || character == '.' || character == '-')
                        ? separators + 1
                        : character == ' ' ? 0 : separators;
                digits = 0;
            }
            if (separators >= 2) {
                return true;
            }
        }
        return false;
    }

    static boolean hasTime(String sentence) {
        for (int at = 1; at + 2 < sentence.length(); at++) {
            char character = sentence.charAt(at);
            if ((character == ':' || character == 'h' || character == '.')
                    && Character.isDigit(sentence.charAt(at - 1))
                    && Character.isDigit(sentence.charAt(at + 1))
                    && Character.isDigit(sentence.charAt(at + 2))) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithDate(String sentence) {
        return !sentence.isEmpty() && hasDate(sentence.substring(0, Math.min(sentence.length(), 40)));
    }

    private static String withoutEdges(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && "*_- \u00a0>\u202a\u200e\u200f".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "*_- \u00a0:：.\u202c\u200e\u200f".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    private static String lower(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ').toLowerCase(Locale.ROOT);
    }
}
