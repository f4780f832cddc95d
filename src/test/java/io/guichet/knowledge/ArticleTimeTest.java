package io.guichet.knowledge;

import io.guichet.HostileText;
import io.guichet.LinearTime;
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
}
