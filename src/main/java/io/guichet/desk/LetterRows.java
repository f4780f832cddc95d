package io.guichet.desk;

import io.guichet.letter.Letter;
import io.guichet.letter.Outbox;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Letters as pages list them, in the reader's language. */
@Component
class LetterRows {

    private final Outbox outbox;
    private final Lexicon lexicon;

    LetterRows(Outbox outbox, Lexicon lexicon) {
        this.outbox = outbox;
        this.lexicon = lexicon;
    }

    /** A letter, with the names of its brand, its kind and its state. */
    public record Row(Letter letter, String brand, String kind, String state) {}

    /** The letters about a ticket, oldest first. */
    List<Row> of(String number, Locale locale) {
        return outbox.of(number).stream().map(letter -> row(letter, locale)).toList();
    }

    Row row(Letter letter, Locale locale) {
        return new Row(
                letter,
                lexicon.brand(letter.brand(), locale),
                lexicon.sayOr(Lexicon.plain(letter.template()), "letters.template." + letter.template(), locale),
                lexicon.sayOr(Lexicon.plain(letter.state()), "letters.state." + letter.state(), locale));
    }
}
