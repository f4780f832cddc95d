package io.guichet.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.http.BadInput;
import io.guichet.knowledge.ArticleText.Section;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleTextTest {

    @Test
    void tellsItsSectionsUnderNamesOfTheirOwn() {
        assertThat(ArticleText.of("# Été à Paris\n\n## Prix\n\n## Prix\n\n### ???")
                        .contents())
                .containsExactly(
                        new Section(2, "ete-a-paris", "Été à Paris"),
                        new Section(2, "prix", "Prix"),
                        new Section(2, "prix-2", "Prix"),
                        new Section(3, "section", "???"));
    }

    @Test
    void isReadInPassages() {
        var text = ArticleText.of(
                """
                First *words*.

                ## When
                - by `day`
                - by night

                | plan | hours |
                |------|-------|
                | free | 24    |
                """);

        assertThat(text.passages())
                .extracting(ArticleText.Passage::text)
                .containsExactly("First words.", "by day", "by night", "plan · hours", "free · 24");
        assertThat(text.passages().get(0).section()).isNull();
        assertThat(text.passages().get(1).section().anchor()).isEqualTo("when");
    }

    @Test
    void marksThePassageThatAnswers() {
        var text = ArticleText.of("One.\n\n- two\n- three");

        assertThat(text.html(ArticleHome.of("zoom"), 0)).contains("<p class=\"answers\">One.</p>");
        assertThat(text.html(ArticleHome.of("zoom"), 2)).contains("<li class=\"answers\">three</li>");
        assertThat(text.html(ArticleHome.of("zoom"), null)).doesNotContain("answers");
    }

    @Test
    void leadsToOtherArticlesBelowTheirHome() {
        assertThat(ArticleText.of("[prices](prices#today) [up](../../desk) [here](#now)")
                        .html(ArticleHome.of("zoom"), null))
                .contains("href=\"/zoom/help/prices#today\"", "href=\"/zoom/help/desk\"", "href=\"#now\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "text <img src=x onerror=alert(1)> text",
                "[a](javascript:alert(1))",
                "[a]( JaVaScRiPt:alert(1))",
                "[a](data:text/html;base64,PHNjcmlwdD4=)",
                "[a](vbscript:x)",
                "<javascript:alert(1)>",
                "![a](https://example.org/x.png)",
                "![a](javascript:alert(1))",
                "[a](x \"onclick=alert(1)\")",
                "<a href=\"javascript:alert(1)\">a</a>",
                "<iframe src=//example.org></iframe>",
            })
    void letsNothingHappen(String hostile) {
        var html = ArticleText.of(hostile).html(ArticleHome.of("zoom"), 0);

        assertThat(html)
                .doesNotContainPattern("(?i)<(script|img|iframe|style|object)")
                .doesNotContainPattern("(?i)href=\"\\s*(javascript|data|vbscript)")
                .doesNotContainPattern("(?i)<[^>]*\\son\\w+=");
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "- ", "*a **b "})
    void isRefusedWhereItNestsDeeperThanAnybodyReads(String nesting) {
        var deep = nesting.startsWith("*")
                ? nesting.repeat(3_000) + "** * ".repeat(3_000).replace(" ", "")
                : nesting.repeat(20_000) + "x";

        assertThat(takes(deep)).isLessThan(10_000);
    }

    /** However it is, it is refused by name or shown; milliseconds. */
    private static long takes(String deep) {
        var begin = System.nanoTime();
        try {
            assertThat(ArticleText.of(deep).html(ArticleHome.of("zoom"), null)).isNotNull();
        } catch (BadInput refused) {
            assertThat(refused.problems()).extracting(BadInput.Problem::field).containsExactly("body");
        }
        return (System.nanoTime() - begin) / 1_000_000;
    }

    @Test
    void saysThatItNestsTooDeeply() {
        assertThatThrownBy(() -> ArticleText.of("> ".repeat(200) + "x"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("body");
    }

    @Property(tries = 300)
    void isShownWhateverItIs(@ForAll String markdown) {
        var text = ArticleText.of(markdown);

        assertThat(text.html(ArticleHome.of("zoom"), 0)).doesNotContainPattern("(?i)<script");
        assertThat(text.passages())
                .allSatisfy(passage -> assertThat(passage.text()).isNotBlank());
    }
}
