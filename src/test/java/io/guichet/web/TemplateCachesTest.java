package io.guichet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** The attributes of all templates are less than half of what the caches keep: an attribute may have several expressions. */
@DeskTest
class TemplateCachesTest {

    @Autowired
    private SpringTemplateEngine engine;

    @Test
    void keepTheExpressionsOfAllTemplates() throws IOException {
        var caches = (StandardCacheManager) engine.getCacheManager();

        var attributes = new HashSet<String>();
        var templates = new PathMatchingResourcePatternResolver().getResources("classpath*:templates/**/*.html");
        for (var template : templates) {
            var parts = template.getContentAsString(StandardCharsets.UTF_8).split(" th:");
            Arrays.stream(parts).skip(1).map(part -> part.split("\"", 3)[1]).forEach(attributes::add);
        }

        assertThat(attributes).hasSizeGreaterThan(1_000).hasSizeLessThan(caches.getExpressionCacheMaxSize() / 2);
        assertThat(templates).hasSizeGreaterThan(100).hasSizeLessThan(caches.getTemplateCacheMaxSize() / 2);
    }
}
