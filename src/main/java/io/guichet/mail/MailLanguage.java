package io.guichet.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Recognises the language of a message by its most frequent words. */
final class MailLanguage {

    private static final int MAX_TEXT = 2_000;
    private static final int MIN_WORDS = 2;

    private static final Map<String, Set<String>> WORDS = new TreeMap<>(Map.of(
            "de",
            words(
                    "und der die das ist nicht ich sie wir mit ein eine den auf für von haben bitte noch kein guten mein"),
            "en",
            words("the and is not you we with for this that have has my it of to please was are would hello"),
            "es",
            words("el los las que no es un una con por para mi su pedido hola gracias del está pero buenos ha lo"),
            "fr",
            words("le les des est pas je vous nous avec un une pour dans mon votre bonjour merci du que ne et sur"),
            "it",
            words("il gli che non è un una con per mio sono della buongiorno grazie del ho di ma lo questo alla"),
            "nl",
            words("het een en niet is ik wij met voor van mijn op dat hebben graag geen de zijn maar nog uw")));

    private MailLanguage() {}

    private static Set<String> words(String words) {
        return Set.copyOf(List.of(words.split(" ")));
    }

    /** The language, as ISO 639 code; empty where two are as likely or the text has too few words. */
    static Optional<String> of(String text) {
        var counts = new TreeMap<String, Integer>();
        for (var word : inWords(text).split(" ")) {
            WORDS.forEach(
                    (language, frequent) -> counts.merge(language, frequent.contains(word) ? 1 : 0, Integer::sum));
        }
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        var likely = counts.entrySet().stream()
                .filter(count -> count.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        return most < MIN_WORDS || likely.size() > 1 ? Optional.empty() : Optional.of(likely.get(0));
    }

    private static String inWords(String text) {
        var words = new StringBuilder();
        var start = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        start.toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(character -> words.appendCodePoint(Character.isLetter(character) ? character : ' '));
        return words.toString();
    }
}
