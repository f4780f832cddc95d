package io.guichet.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.Brands;
import io.guichet.knowledge.SearchQuality.Figures;
import io.guichet.model.ModelFiles;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped articles are whole, and found by what people ask; {@code docs/search.md} tells the figures. */
class SearchQualityTest {

    private static final Pattern TO_ARTICLE = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

    private final ModelFiles files = new ModelFiles(".", List.of());
    private final Brands brands = new Brands(files);

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void findsWhatPeopleAskFor(String language) throws IOException {
        var ranked = SearchQuality.shipped(language);
        var figures = Figures.of(ranked);

        assertThat(ranked).hasSizeGreaterThan(150);
        assertThat(figures.ndcg()).as("nDCG@5").isGreaterThan(0.86);
        assertThat(figures.recall()).as("Recall@3").isGreaterThan(0.90);
        assertThat(figures.mrr()).as("MRR").isGreaterThan(0.83);
        assertThat(figures.called()).as("questions that get an answer").isGreaterThan(0.65);
        assertThat(figures.refused())
                .as("questions that nothing answers and get none")
                .isGreaterThan(0.80);
    }

    @Test
    void everyArticleIsThereInEveryLanguageOfItsBrand() {
        assertThat(brands.all()).isNotEmpty().allSatisfy(brand -> {
            var shipped = ShippedArticles.of(files, brand);
            for (var language : brand.languages()) {
                assertThat(shipped.stream()
                                .filter(writing -> writing.language().equals(language))
                                .map(Articles.Writing::slug))
                        .as(brand.id() + " in " + language)
                        .hasSizeGreaterThanOrEqualTo(5)
                        .containsExactlyInAnyOrderElementsOf(new HashSet<>(
                                shipped.stream().map(Articles.Writing::slug).toList()));
            }
        });
    }

    @Test
    void everyLinkLeadsToAnArticle() {
        for (var brand : brands.all()) {
            var shipped = ShippedArticles.of(files, brand);
            var slugs = shipped.stream().map(Articles.Writing::slug).toList();
            for (var writing : shipped) {
                var links =
                        TO_ARTICLE.matcher(writing.content().body()).results().toList();
                assertThat(links).as(writing.slug()).allSatisfy(link -> assertThat(slugs)
                        .contains(link.group(1)));
            }
        }
    }

    @Test
    void everyArticleIsReadInSectionsUnderATopic() {
        for (var brand : brands.all()) {
            assertThat(ShippedArticles.of(files, brand)).allSatisfy(writing -> {
                assertThat(writing.content().topic()).as(writing.slug()).isNotBlank();
                assertThat(ArticleText.of(writing.content().body()).contents()).hasSizeGreaterThanOrEqualTo(2);
            });
        }
    }

    @Test
    void frenchIsSetAsFrenchIs() {
        for (var brand : brands.all()) {
            assertThat(ShippedArticles.of(files, brand).stream()
                            .filter(writing -> writing.language().equals("fr")))
                    .allSatisfy(writing -> assertThat(writing.content().title() + "\n"
                                    + writing.content().body())
                            .as(writing.slug())
                            .doesNotContain("'")
                            .doesNotContainPattern("[\\p{L})»] ?[;?!]")
                            .doesNotContainPattern("[\\p{L})»] :")
                            .doesNotContainPattern("«[^\\u00a0]")
                            .doesNotContainPattern("[^\\u00a0]»"));
        }
    }
}
