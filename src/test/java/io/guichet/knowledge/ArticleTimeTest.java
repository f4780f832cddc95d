package io.guichet.knowledge;

import io.guichet.HostileText;
import io.guichet.LinearTime;
import io.guichet.problem.BadInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArticleTimeTest {

    @ParameterizedTest
    @EnumSource
    void derivesASlugInLinearTime(HostileText shape) {
        LinearTime.assertLinear(shape, ArticleContent.MAX_BODY, Slugs::slugify);
    }

    @ParameterizedTest
    @EnumSource
    void readsMarkdownInLinearTime(HostileText shape) {
        LinearTime.assertLinear(shape, ArticleContent.MAX_BODY, ArticleTimeTest::read);
    }

    private static void read(String body) {
        try {
            ArticleText.of(body);
        } catch (BadInput tooDeep) {
            assert tooDeep.errors().size() == 1;
        }
    }
}
