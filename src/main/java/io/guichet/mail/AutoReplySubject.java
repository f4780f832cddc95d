package io.guichet.mail;

import java.util.List;
import java.util.Set;

/** Recognises subjects of automatic replies, in lower case, and texts that speak about such replies as of a thing. */
final class AutoReplySubject {

    private static final int MAX_WORDS_AFTER = 4;
    private static final int MAX_WORDS_BEFORE = 4;
    private static final int MAX_BEFORE = 60;
    private static final int MIN_TOPIC = 10;

    private static final List<String> SUBJECTS = PhraseList.read("auto-reply-subjects");
    private static final List<String> WEAK_SUBJECTS = PhraseList.read("absence-subjects");

    /** Words after which the subject of the answered message, or a name, follows. */
    private static final Set<String> CONNECTIONS = Set.of(
            "re", "aw", "to", "from", "of", "for", "von", "auf", "zu", "für", "de", "du", "à", "a", "al", "sur", "da",
            "di", "alla", "van", "op", "från", "till", "på", "fra", "til", "od", "do", "na");

    /** Words with which a reply speaks of itself. */
    private static final Set<String> SELF = Set.of(
            "this", "is", "dies", "diese", "dieser", "das", "ist", "eine", "ceci", "cette", "ce", "est", "c'est",
            "esta", "este", "esto", "es", "questa", "questo", "è", "dit", "deze", "dette", "denne", "denna", "detta",
            "är", "er", "to", "jest", "isto", "é");

    private AutoReplySubject() {}

    /** Whether the subject is the name of an automatic reply, and perhaps the subject that it answers. */
    static boolean isComplete(String subject) {
        return SUBJECTS.stream().anyMatch(phrase -> starts(subject, phrase) && isEnd(subject, phrase.length()));
    }

    /** Whether the subject begins as those of automatic replies and of people who are away. */
    static boolean begins(String subject) {
        return SUBJECTS.stream().anyMatch(phrase -> starts(subject, phrase))
                || WEAK_SUBJECTS.stream().anyMatch(phrase -> starts(subject, phrase));
    }

    /** Whether a text names automatic replies, other than to say that it is one. */
    static boolean isTopicOf(String text) {
        return SUBJECTS.stream()
                .filter(phrase -> phrase.length() >= MIN_TOPIC && Character.isLetter(phrase.charAt(0)))
                .anyMatch(phrase -> names(text, phrase));
    }

    private static boolean names(String text, String phrase) {
        for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
            var sentence = text.substring(sentenceStart(text, at), at).strip();
            if (!sentence.isEmpty() && !isSelf(sentence)) {
                return true;
            }
        }
        return false;
    }

    private static int sentenceStart(String text, int end) {
        int at = end;
        while (at > Math.max(0, end - MAX_BEFORE) && ".!?\n:*([-".indexOf(text.charAt(at - 1)) < 0) {
            at--;
        }
        return at;
    }

    private static boolean isSelf(String before) {
        var words = before.split(" ");
        for (int at = Math.max(0, words.length - MAX_WORDS_BEFORE); at < words.length; at++) {
            if (SELF.contains(words[at])) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(String subject, String phrase) {
        return subject.startsWith(phrase)
                && (subject.length() == phrase.length()
                        || !Character.isLetterOrDigit(subject.charAt(phrase.length()))
                        || !Character.isLetterOrDigit(phrase.charAt(phrase.length() - 1))
                        || phrase.charAt(0) > 0x2E80);
    }

    /** Nothing more, punctuation, or a word that leads to a name or to another subject: no sentence goes on. */
    private static boolean isEnd(String subject, int end) {
        var rest = subject.substring(end).strip();
        if (rest.isEmpty()
                || !Character.isLetterOrDigit(rest.charAt(0))
                || !Character.isLetterOrDigit(subject.charAt(end - 1))) {
            return true;
        }
        var words = rest.replace(":", " ").split(" ");
        return CONNECTIONS.contains(words[0])
                && (rest.startsWith(words[0] + ":") || words.length <= 1 + MAX_WORDS_AFTER);
    }
}
