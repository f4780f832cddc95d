package io.guichet.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.knowledge.TellingWords.Word;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words of a text say what it is about, and how they were written. */
class TellingWordsTest {

    private static final TellingWords COMMON = TellingWords.common();

    @Test
    void wordsKeepTheirAccentsAndCapitalsAndLoseTheirArticles() {
        assertThat(COMMON.of("Bonjour, l’Écran de mon thermostat est-il cassé ?", "fr"))
                .extracting(Word::said)
                .containsExactly("Écran", "thermostat", "cassé");
    }

    @Test
    void everyFormOfAWordIsTheSameAndStandsAsItWasWrittenFirst() {
        var french = COMMON.of("Remboursements : un remboursement", "fr");

        assertThat(french).extracting(Word::said).containsExactly("Remboursements");
        assertThat(COMMON.of("REMBOURSEMENT", "fr"))
                .extracting(Word::stem)
                .containsExactly(french.get(0).stem());
    }

    @Test
    void aWordKnowsWhichOtherWordMeansTheSame() {
        var own = new TellingWords(language -> Synonyms.of(language, "chime, gong, door bell"));

        assertThat(own.of("my chimes", "en").get(0).others()).containsExactly("gong");
        assertThat(COMMON.of("my chimes", "en").get(0).others()).doesNotContain("gong");
    }

    /** A door is not a chime because a door bell is one. */
    @Test
    void aWordDoesNotMeanWhatItMeansTogetherWithOthers() {
        var own = new TellingWords(language -> Synonyms.of(language, "chime, door bell\ndeactivate, switch off"));

        assertThat(own.of("The door bell is to be switched off", "en"))
                .allSatisfy(word -> assertThat(word.others()).doesNotContain("chime", "deactiv"));
        assertThat(own.of("deactivate", "en").get(0).others()).doesNotContain("switch");
    }

    @ParameterizedTest
    @CsvSource({"en, 4471 0932", "en, ada@example.org", "en, ?!", "fr, Bonjour merci", "en, ''"})
    void numbersAddressesAndPolitenessSayNothing(String language, String text) {
        assertThat(COMMON.of(text, language)).extracting(Word::said).isSubsetOf(List.of("ada"));
    }

    @Property
    void whateverIsTypedIsRead(@ForAll String text, @ForAll boolean french) {
        var language = french ? "fr" : "en";

        assertThat(Speech.of(language).said(text))
                .hasSameSizeAs(Speech.of(language).read(text));
        assertThat(COMMON.of(text, language)).allSatisfy(word -> {
            assertThat(word.stem()).isNotEmpty();
            assertThat(word.said()).isNotEmpty();
        });
    }
}
