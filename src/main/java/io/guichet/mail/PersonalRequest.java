package io.guichet.mail;

import java.util.List;
import java.util.Set;

/** Recognises, in lower case, that a text asks its reader for something or complains, as automatic replies do not. */
final class PersonalRequest {

    private static final List<String> REQUESTS = PhraseList.read("personal-requests");
    /** Beginnings of words in questions that replies put to everybody. */
    private static final List<String> GENERAL = PhraseList.read("general-questions");

    private static final Set<String> SELF = Set.of(
            "i",
            "my",
            "me",
            "mine",
            "i'm",
            "i've",
            "we",
            "je",
            "mon",
            "ma",
            "mes",
            "moi",
            "ich",
            "mein",
            "meine",
            "meinen",
            "meiner",
            "meinem",
            "mir",
            "mich",
            "wir",
            "yo",
            "mi",
            "mis",
            "puedo",
            "podemos",
            "io",
            "mio",
            "mia",
            "posso",
            "possiamo",
            "ik",
            "mijn",
            "mij",
            "wij",
            "jag",
            "min",
            "mitt",
            "mina",
            "mig",
            "eu",
            "meu",
            "minha",
            "mój",
            "moja",
            "moje",
            "mogę",
            "jeg");

    private PersonalRequest() {}

    static boolean isIn(String text) {
        if (REQUESTS.stream().anyMatch(text::contains)) {
            return true;
        }
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '\uff1f'
                    || (character == '?' && isEndOfWord(text, at) && isPersonal(question(text, at)))) {
                return true;
            }
        }
        return false;
    }

    /** Not within a web address. */
    private static boolean isEndOfWord(String text, int at) {
        return at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private static String question(String text, int end) {
        int start = end;
        while (start > 0 && ".!?:".indexOf(text.charAt(start - 1)) < 0 && !isParagraph(text, start)) {
            start--;
        }
        return text.substring(start, end).strip();
    }

    private static boolean isParagraph(String text, int at) {
        return at > 1 && text.charAt(at - 1) == '\n' && text.charAt(at - 2) == '\n';
    }

    private static boolean isPersonal(String question) {
        var words = question.replace('\n', ' ').split(" ");
        for (var word : words) {
            if (SELF.contains(word) || word.startsWith("j'") || word.startsWith("m'")) {
                return true;
            }
        }
        return GENERAL.stream().noneMatch(question::contains);
    }
}
