package io.guichet.knowledge;

import io.guichet.HostileText;
import io.guichet.LinearTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArticleTimeTest {

    @ParameterizedTest
    @EnumSource
    void derivesASlugInLinearTime(HostileText shape) {
        LinearTime.assertLinear(shape, ArticleContent.MAX_BODY, Slugs::slugify);
    }
}
