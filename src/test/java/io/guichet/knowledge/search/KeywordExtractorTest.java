package io.guichet.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.knowledge.search.KeywordExtractor.Keyword;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keywords of texts and their spelling. */
class KeywordExtractorTest {

    private static final KeywordExtractor COMMON = KeywordExtractor.common();

    @Test
    void keepsAccentsAndCaseButDropsArticles() {
        assertThat(COMMON.extract("Bonjour, l’Écran de mon thermostat est-il cassé ?", "fr"))
                .extracting(Keyword::original)
                .containsExactly("Écran", "thermostat", "cassé");
    }

    @Test
    void mergesInflectionsUnderTheFirstSpelling() {
        var french = COMMON.extract("Remboursements : un remboursement", "fr");

        assertThat(french).extracting(Keyword::original).containsExactly("Remboursements");
        assertThat(COMMON.extract("REMBOURSEMENT", "fr"))
                .extracting(Keyword::stem)
                .containsExactly(french.get(0).stem());
    }

    @Test
    void knowsTheSynonymsOfAKeyword() {
        var brandKeywords = new KeywordExtractor(language -> Synonyms.of(language, "chime, gong, door bell"));

        assertThat(brandKeywords.extract("my chimes", "en").get(0).synonyms()).containsExactly("gong");
        assertThat(COMMON.extract("my chimes", "en").get(0).synonyms()).doesNotContain("gong");
    }

    /** "door" and "chime" are no synonyms, although "door bell" and "chime" are. */
    @Test
    void ignoresSynonymsOfLongerPhrases() {
        var brandKeywords =
                new KeywordExtractor(language -> Synonyms.of(language, "chime, door bell\ndeactivate, switch off"));

        assertThat(brandKeywords.extract("The door bell is to be switched off", "en"))
                .allSatisfy(word -> assertThat(word.synonyms()).doesNotContain("chime", "deactiv"));
        assertThat(brandKeywords.extract("deactivate", "en").get(0).synonyms()).doesNotContain("switch");
    }

    @ParameterizedTest
    @CsvSource({"en, 4471 0932", "en, ada@example.org", "en, ?!", "fr, Bonjour merci", "en, ''"})
    void ignoresNumbersAddressesAndPoliteness(String language, String text) {
        assertThat(COMMON.extract(text, language)).extracting(Keyword::original).isSubsetOf(List.of("ada"));
    }

    @Property
    void acceptsAnyText(@ForAll String text, @ForAll boolean french) {
        var language = french ? "fr" : "en";

        assertThat(LanguageAnalyzer.of(language).originals(text))
                .hasSameSizeAs(LanguageAnalyzer.of(language).tokens(text));
        assertThat(COMMON.extract(text, language)).allSatisfy(word -> {
            assertThat(word.stem()).isNotEmpty();
            assertThat(word.original()).isNotEmpty();
        });
    }
}
