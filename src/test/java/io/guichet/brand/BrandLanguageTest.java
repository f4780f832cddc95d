package io.guichet.brand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language in which a brand answers. */
class BrandLanguageTest {

    private static final Brand SHOP = new Brand(
            "shop",
            null,
            List.of("fr", "en"),
            "S-",
            ZoneId.of("UTC"),
            "#000000",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    @ParameterizedTest
    @CsvSource({"en, en", "en-GB, en", "EN, en", "en_US, en", "fr-BE, fr", "de, fr", "'', fr", ", fr", "-, fr"})
    void answersInTheLanguageOfATagThatItSupports(String requested, String expected) {
        assertThat(SHOP.languageFor(requested)).isEqualTo(expected);
    }
}
