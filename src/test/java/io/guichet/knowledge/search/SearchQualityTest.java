package io.guichet.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.Brands;
import io.guichet.knowledge.ArticleText;
import io.guichet.knowledge.Articles;
import io.guichet.knowledge.ShippedArticles;
import io.guichet.knowledge.search.SearchQuality.SearchMetrics;
import io.guichet.model.ModelFiles;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped articles are complete and found by typical questions; {@code docs/search.md} has the figures. */
class SearchQualityTest {

    private static final Pattern TO_ARTICLE = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

    private final ModelFiles files = new ModelFiles(".", List.of());
    private final Brands brands = new Brands(files);

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void meetsTheQualityThresholds(String language) throws IOException {
        var ranked = SearchQuality.rankShipped(language);
        var metrics = SearchMetrics.of(ranked);

        assertThat(ranked).hasSizeGreaterThan(150);
        assertThat(metrics.ndcg()).as("nDCG@5").isGreaterThan(0.86);
        assertThat(metrics.recall()).as("Recall@3").isGreaterThan(0.90);
        assertThat(metrics.mrr()).as("MRR").isGreaterThan(0.83);
        assertThat(metrics.answered()).as("questions that get an answer").isGreaterThan(0.65);
        assertThat(metrics.rejected())
                .as("questions that nothing answers and get none")
                .isGreaterThan(0.80);
    }

    @Test
    void shipsEveryArticleInEveryLanguageOfItsBrand() {
        assertThat(brands.all()).isNotEmpty().allSatisfy(brand -> {
            var shipped = ShippedArticles.load(files, brand);
            for (var language : brand.languages()) {
                assertThat(shipped.stream()
                                .filter(input -> input.language().equals(language))
                                .map(Articles.ArticleInput::slug))
                        .as(brand.id() + " in " + language)
                        .hasSizeGreaterThanOrEqualTo(5)
                        .containsExactlyInAnyOrderElementsOf(new HashSet<>(shipped.stream()
                                .map(Articles.ArticleInput::slug)
                                .toList()));
            }
        });
    }

    @Test
    void resolvesEveryLinkBetweenArticles() {
        for (var brand : brands.all()) {
            var shipped = ShippedArticles.load(files, brand);
            var slugs = shipped.stream().map(Articles.ArticleInput::slug).toList();
            for (var input : shipped) {
                var links = TO_ARTICLE.matcher(input.content().body()).results().toList();
                assertThat(links).as(input.slug()).allSatisfy(link -> assertThat(slugs)
                        .contains(link.group(1)));
            }
        }
    }

    @Test
    void givesEveryArticleATopicAndSections() {
        for (var brand : brands.all()) {
            assertThat(ShippedArticles.load(files, brand)).allSatisfy(input -> {
                assertThat(input.content().topic()).as(input.slug()).isNotBlank();
                assertThat(ArticleText.of(input.content().body()).sections()).hasSizeGreaterThanOrEqualTo(2);
            });
        }
    }

    @Test
    void followsFrenchTypography() {
        for (var brand : brands.all()) {
            assertThat(ShippedArticles.load(files, brand).stream()
                            .filter(input -> input.language().equals("fr")))
                    .allSatisfy(input -> assertThat(input.content().title() + "\n"
                                    + input.content().body())
                            .as(input.slug())
                            .doesNotContain("'")
                            .doesNotContainPattern("[\\p{L})»] ?[;?!]")
                            .doesNotContainPattern("[\\p{L})»] :")
                            .doesNotContainPattern("«[^\\u00a0]")
                            .doesNotContainPattern("[^\\u00a0]»"));
        }
    }
}
