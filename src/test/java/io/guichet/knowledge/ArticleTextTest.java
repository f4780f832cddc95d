package io.guichet.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.knowledge.ArticleText.Section;
import io.guichet.problem.BadInput;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleTextTest {

    @Test
    void listsSectionsWithUniqueAnchors() {
        assertThat(ArticleText.of("# Été à Paris\n\n## Prix\n\n## Prix\n\n### ???")
                        .sections())
                .containsExactly(
                        new Section(2, "ete-a-paris", "Été à Paris"),
                        new Section(2, "prix", "Prix"),
                        new Section(2, "prix-2", "Prix"),
                        new Section(3, "section", "???"));
    }

    @Test
    void splitsTheTextIntoPassages() {
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
    void highlightsTheGivenPassage() {
        var text = ArticleText.of("One.\n\n- two\n- three");

        assertThat(text.html(HelpCentreUrls.of("zoom"), 0)).contains("<p class=\"highlighted\">One.</p>");
        assertThat(text.html(HelpCentreUrls.of("zoom"), 2)).contains("<li class=\"highlighted\">three</li>");
        assertThat(text.html(HelpCentreUrls.of("zoom"), null)).doesNotContain("highlighted");
    }

    @Test
    void resolvesLinksWithinTheHelpCentre() {
        assertThat(ArticleText.of("[prices](prices#today) [up](../../desk) [here](#now)")
                        .html(HelpCentreUrls.of("zoom"), null))
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
    void rendersHostileMarkupHarmless(String hostile) {
        var html = ArticleText.of(hostile).html(HelpCentreUrls.of("zoom"), 0);

        assertThat(html)
                .doesNotContainPattern("(?i)<(script|img|iframe|style|object)")
                .doesNotContainPattern("(?i)href=\"\\s*(javascript|data|vbscript)")
                .doesNotContainPattern("(?i)<[^>]*\\son\\w+=");
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "- ", "*a **b "})
    void handlesDeepNestingQuickly(String nesting) {
        var deep = nesting.startsWith("*")
                ? nesting.repeat(3_000) + "** * ".repeat(3_000).replace(" ", "")
                : nesting.repeat(20_000) + "x";

        assertThat(renderMillis(deep)).isLessThan(10_000);
    }

    /** Rendering time in milliseconds; a rejected text counts too. */
    private static long renderMillis(String deep) {
        var start = System.nanoTime();
        try {
            assertThat(ArticleText.of(deep).html(HelpCentreUrls.of("zoom"), null))
                    .isNotNull();
        } catch (BadInput invalid) {
            assertThat(invalid.errors()).extracting(BadInput.FieldError::field).containsExactly("body");
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Test
    void readsAddressesInBracketsAndNoHtml() {
        assertThat(ArticleText.of(
                                "<https://zoom.example/a?b=1> <ada@example.org> 1 < 2 <b title='*x*'>y</b> <!-- z -->")
                        .html(HelpCentreUrls.of("zoom"), null))
                .contains("<a rel=\"nofollow\" href=\"https://zoom.example/a?b=1\">https://zoom.example/a?b=1</a>")
                .contains("<a rel=\"nofollow\" href=\"mailto:ada@example.org\">ada@example.org</a>")
                .contains("1 &lt; 2 &lt;b title='<em>x</em>'&gt;y&lt;/b&gt; &lt;!-- z --&gt;");
    }

    @Test
    void boundsLinesAndParagraphs() {
        var line = "w".repeat(MarkdownLines.MAX_LENGTH + 1);
        var paragraph = "a\n".repeat(MarkdownLines.MAX_LINES_OF_PARAGRAPH + 1);
        var shortText = "a\n\n```\nb\n```\n";

        assertThat(ArticleText.of(line).passages().get(0).text()).hasSize(line.length() + 1);
        assertThat(ArticleText.of(paragraph).passages()).hasSize(2);
        assertThat(MarkdownLines.bounded(shortText)).isEqualTo(shortText);
    }

    @Test
    void rejectsTextNestedTooDeeply() {
        assertThatThrownBy(() -> ArticleText.of("> ".repeat(200) + "x"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("body");
    }

    @Property
    void rendersAnyText(@ForAll String markdown) {
        var text = ArticleText.of(markdown);

        assertThat(text.html(HelpCentreUrls.of("zoom"), 0)).doesNotContainPattern("(?i)<script");
        assertThat(text.passages())
                .allSatisfy(passage -> assertThat(passage.text()).isNotBlank());
    }
}
