package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.Brands;
import io.guichet.model.ModelFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandLinkTest {

    private static final Brands BRANDS = new Brands(new ModelFiles(".", List.of()));

    @Test
    void readsANameAndAUrlFromEachLine() {
        assertThat(BrandLink.of(BRANDS.get("vimeo"), "fr"))
                .containsExactly(
                        new BrandLink("Centre d’aide", "https://help.vimeo.com"),
                        new BrandLink("Centre d’aide Livestream", "https://help.livestream.com"),
                        new BrandLink("Blog", "https://vimeo.com/blog"));
        assertThat(BrandLink.of(BRANDS.get("helpcenter"), "en")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"miro", "vimeo", "webshop", "zoom"})
    void everyLineOfTheShippedTextsIsALink(String brand) {
        for (var language : List.of("en", "fr")) {
            var lines =
                    BRANDS.get(brand).text("resources", language).orElseThrow().lines();

            assertThat(BrandLink.of(BRANDS.get(brand), language)).hasSize((int) lines.count());
        }
    }
}
