package io.guichet.brand;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The language in which a brand with French and English answers. */
@DeskTest
class BrandLanguageTest {

    @Autowired
    private Brands brands;

    @ParameterizedTest
    @CsvSource({"en, en", "en-GB, en", "EN, en", "en_US, en", "fr-BE, fr", "de, fr", "'', fr", ", fr", "-, fr"})
    void answersInTheLanguageOfATagThatItSupports(String requested, String expected) {
        assertThat(brands.get("helpcenter").languageFor(requested)).isEqualTo(expected);
    }
}
