package io.guichet.web;

import org.springframework.stereotype.Component;
import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Keeps all templates, fragments and expressions of the pages once they are parsed. Thymeleaf keeps 200 and 500 unless it is told
 * otherwise, and forgets the oldest first, so that people on different pages had each other's parsed again.
 */
@Component
class TemplateCaches {

    /** About 400 templates and fragments exist. */
    private static final int MAX_TEMPLATES = 2_000;

    /** About 8,000 expressions exist. */
    private static final int MAX_EXPRESSIONS = 20_000;

    TemplateCaches(SpringTemplateEngine engine) {
        var caches = new StandardCacheManager();
        caches.setTemplateCacheMaxSize(MAX_TEMPLATES);
        caches.setExpressionCacheMaxSize(MAX_EXPRESSIONS);
        engine.setCacheManager(caches);
    }
}
