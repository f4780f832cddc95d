package io.guichet.mail;

import java.util.List;
import java.util.Locale;

/** Subjects and sentences of automatic replies, in six languages. A person's sentence about them is none. */
final class AutoReplyPhrases {

    private static final int MAX_SHORT = 2_500;
    private static final int MAX_RECEIPT = 600;

    private static final List<String> SUBJECTS = PhraseList.read("auto-reply-subjects");
    private static final List<String> WEAK_SUBJECTS = PhraseList.read("absence-subjects");
    private static final List<String> ABSENCES = PhraseList.read("absences");
    private static final List<String> CUES = PhraseList.read("absence-cues");
    private static final List<String> MACHINES = PhraseList.read("auto-reply-sentences");

    private static final List<String> RECEIPT_SUBJECTS = List.of(
            "read:",
            "not read:",
            "lu :",
            "lu:",
            "non lu",
            "gelesen:",
            "nicht gelesen:",
            "leído:",
            "no leído:",
            "letto:",
            "non letto:",
            "gelezen:",
            "niet gelezen:",
            "ongelezen:");
    private static final List<String> RECEIPT_TEXTS = List.of(
            "your message",
            "votre message",
            "ihre nachricht",
            "el mensaje",
            "su mensaje",
            "il messaggio",
            "uw bericht",
            "je bericht");

    private static final List<String> RECEIPT_VERBS = List.of(
            "was read",
            "was deleted without being read",
            "a été lu",
            "a été supprimé",
            "gelesen",
            "gelöscht",
            "fue leído",
            "se leyó",
            "se ha leído",
            "è stato letto",
            "è stata letta",
            "gelezen");

    private AutoReplyPhrases() {}

    /** Whether the subject alone tells. */
    static boolean isSubject(String subject) {
        var lower = normal(subject);
        return SUBJECTS.stream().anyMatch(phrase -> lower.startsWith(phrase) && endsWord(lower, phrase.length()));
    }

    /** The words that tell; null for a person's text. */
    static String find(String subject, String text) {
        if (text.length() > MAX_SHORT) {
            return null;
        }
        var lower = normal(text);
        boolean absent = ABSENCES.stream().anyMatch(lower::contains);
        boolean cue = CUES.stream().anyMatch(lower::contains);
        if (absent && cue && (startsWeakly(subject) || hasAbsenceFirst(lower))) {
            return "absence";
        }
        if (isReadReceipt(subject, lower)) {
            return "read receipt";
        }
        return MACHINES.stream().anyMatch(phrase -> startsSentence(lower, phrase)) ? "automatic message" : null;
    }

    /** Exchange tells in words that a message was read, or deleted without being read. */
    private static boolean isReadReceipt(String subject, String text) {
        var title = normal(subject);
        return RECEIPT_SUBJECTS.stream().anyMatch(title::startsWith)
                && RECEIPT_TEXTS.stream().anyMatch(text::startsWith)
                && RECEIPT_VERBS.stream().anyMatch(text::contains)
                && text.length() < MAX_RECEIPT;
    }

    private static boolean startsWeakly(String subject) {
        var lower = normal(subject);
        return WEAK_SUBJECTS.stream().anyMatch(phrase -> lower.startsWith(phrase) && endsWord(lower, phrase.length()));
    }

    /** An absence that the first sentences announce, and no question to the desk. */
    private static boolean hasAbsenceFirst(String text) {
        var start = text.substring(0, Math.min(text.length(), 300));
        return ABSENCES.stream().anyMatch(start::contains) && text.indexOf('?') < 0;
    }

    private static boolean startsSentence(String text, String phrase) {
        for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
            int before = beforeDecoration(text, at);
            if (before >= 0 && text.charAt(before) == '\n') {
                before = beforeDecoration(text, before);
            }
            if (before < 0 || ".!\n".indexOf(text.charAt(before)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** A line break alone may be that of a wrapped sentence. */
    private static int beforeDecoration(String text, int end) {
        int before = end - 1;
        while (before >= 0 && " *([#-_=\r".indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        return before;
    }

    private static boolean endsWord(String text, int end) {
        return end >= text.length()
                || !Character.isLetterOrDigit(text.charAt(end))
                || !Character.isLetterOrDigit(text.charAt(end - 1));
    }

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace('\u00a0', ' ');
    }
}
