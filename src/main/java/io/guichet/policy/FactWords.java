package io.guichet.policy;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What facts and their values are called in the reader's language; what no bundle names is said as it stands in the tables. */
@Component
public class FactWords {

    private final MessageSource messages;

    FactWords(MessageSource messages) {
        this.messages = messages;
    }

    public String name(String fact, Locale locale) {
        return messages.getMessage("fact." + fact, null, plain(fact), locale);
    }

    /** The name of one of the words that a fact can be. */
    public String word(String fact, String word, Locale locale) {
        return messages.getMessage("fact.%s.%s".formatted(fact, word), null, plain(word), locale);
    }

    /** {@code WAITING_FOR_PARTS} and {@code waiting-for-parts} as "Waiting for parts". */
    public static String plain(String word) {
        var words = word.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
