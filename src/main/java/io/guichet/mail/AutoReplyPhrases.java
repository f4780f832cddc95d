package io.guichet.mail;

import java.util.List;
import java.util.Locale;

/** Subjects and sentences of automatic replies. A person's sentence about them is none, nor a text that asks for something. */
final class AutoReplyPhrases {

    private static final int MAX_READ = 10_000;
    private static final int MAX_SHORT = 2_500;
    private static final int MAX_START = 300;

    private static final List<String> ABSENCES = PhraseList.read("absences");
    private static final List<String> CUES = PhraseList.read("absence-cues");
    private static final List<String> MACHINES = PhraseList.read("auto-reply-sentences");

    private AutoReplyPhrases() {}

    /** The words that tell; null for a person's message. */
    static String find(String subject, String text) {
        var title = normal(subject);
        var lower = normal(text.substring(0, Math.min(text.length(), MAX_READ)));
        boolean asks = PersonalRequest.isIn(lower) || AutoReplySubject.isTopicOf(lower);
        if (AutoReplySubject.isComplete(title) && !asks) {
            return "subject";
        }
        if (lower.length() > MAX_SHORT) {
            return null;
        }
        if (isAbsence(title, lower) && !asks) {
            return "absence";
        }
        if (ReadReceiptPhrases.match(title, lower)) {
            return "read receipt";
        }
        return !PersonalRequest.isIn(lower) && MACHINES.stream().anyMatch(phrase -> startsSentence(lower, phrase))
                ? "automatic message"
                : null;
    }

    /** An absence that the subject or the first sentences announce, with what such replies say besides. */
    private static boolean isAbsence(String title, String text) {
        if (ABSENCES.stream().noneMatch(text::contains) || CUES.stream().noneMatch(text::contains)) {
            return false;
        }
        var start = text.substring(0, Math.min(text.length(), MAX_START));
        return AutoReplySubject.begins(title) || (ABSENCES.stream().anyMatch(start::contains) && text.indexOf('?') < 0);
    }

    private static boolean startsSentence(String text, String phrase) {
        for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
            int before = beforeDecoration(text, at);
            int above = before;
            if (before >= 0 && text.charAt(before) == '\n') {
                before = beforeDecoration(text, before);
                above = before;
                while (above >= 0 && Character.isWhitespace(text.charAt(above))) {
                    above--;
                }
            }
            boolean announced = above >= 0 && text.charAt(above) == ':';
            if (!announced && (before < 0 || ".!\n。".indexOf(text.charAt(before)) >= 0)) {
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

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace('\u00a0', ' ');
    }
}
