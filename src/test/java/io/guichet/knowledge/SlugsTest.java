package io.guichet.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugsTest {

    @ParameterizedTest
    @CsvSource({
        "Where is my parcel?, where-is-my-parcel",
        "« Où est mon colis » ?, ou-est-mon-colis",
        "L’œuvre d’été : 1re partie, l-oeuvre-d-ete-1re-partie",
        "…, article",
        "Ελληνικά, ελληνικα",
    })
    void keepsTheLettersAndDigitsOfTheTitle(String title, String slug) {
        assertThat(Slugs.ofTitle(title)).isEqualTo(slug);
    }

    @Test
    void cutsALongSlugAfterAWholeWord() {
        assertThat(Slugs.ofTitle("parcels ".repeat(40)))
                .hasSizeLessThanOrEqualTo(Slugs.MAX_LENGTH)
                .endsWith("-parcels");
        assertThat(Slugs.ofTitle("x".repeat(300))).hasSize(Slugs.MAX_LENGTH);
    }
}
