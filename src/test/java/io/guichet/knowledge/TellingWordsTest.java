package io.guichet.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words of a text say what it is about, and how they were written. */
class TellingWordsTest {

    @Test
    void wordsKeepTheirAccentsAndCapitalsAndLoseTheirArticles() {
        assertThat(TellingWords.of("Bonjour, l’Écran de mon thermostat est-il cassé ?", "fr")
                        .values())
                .containsExactly("Écran", "thermostat", "cassé");
    }

    @Test
    void everyFormOfAWordIsTheSameAndStandsAsItWasWrittenFirst() {
        var french = TellingWords.of("Remboursements : un remboursement", "fr");

        assertThat(french.values()).containsExactly("Remboursements");
        assertThat(TellingWords.of("REMBOURSEMENT", "fr").keySet()).isEqualTo(french.keySet());
    }

    @ParameterizedTest
    @CsvSource({"en, 4471 0932", "en, ada@example.org", "en, ?!", "fr, Bonjour merci", "en, ''"})
    void numbersAddressesAndPolitenessSayNothing(String language, String text) {
        assertThat(TellingWords.of(text, language).values()).isSubsetOf(List.of("ada"));
    }

    @Property
    void whateverIsTypedIsRead(@ForAll String text, @ForAll boolean french) {
        var language = french ? "fr" : "en";

        assertThat(Speech.of(language).said(text))
                .hasSameSizeAs(Speech.of(language).read(text));
        assertThat(TellingWords.of(text, language)).allSatisfy((stem, word) -> {
            assertThat(stem).isNotEmpty();
            assertThat(word).isNotEmpty();
        });
    }
}
