package io.guichet.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.HostileText;
import io.guichet.LinearTime;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.InputText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an article is made of is clean: its marks in a row are few. */
class ArticleTimeTest {

    @ParameterizedTest
    @EnumSource
    void derivesASlugInLinearTime(HostileText shape) {
        LinearTime.assertLinear(shape, ArticleContent.MAX_BODY, text -> Slugs.slugify(InputText.clean(text)));
    }

    @ParameterizedTest
    @EnumSource
    void rendersMarkdownInLinearTime(HostileText shape) {
        LinearTime.assertLinear(shape, ArticleContent.MAX_BODY, ArticleTimeTest::render);
    }

    @ParameterizedTest
    @EnumSource
    void comparesRevisionsInLinearTime(HostileText shape) {
        LinearTime.assertLinear(shape, ArticleContent.MAX_BODY, text -> LineDiff.between(text, text.replace('a', 'c')));
    }

    /** Nesting that is too deep is refused while it is read. */
    private static void render(String markdown) {
        try {
            ArticleText.of(markdown).html(HelpCentreUrls.of("zoom"), null);
        } catch (BadInput refused) {
            assertThat(refused.errors()).extracting(FieldError::field).containsExactly("body");
        }
    }
}
