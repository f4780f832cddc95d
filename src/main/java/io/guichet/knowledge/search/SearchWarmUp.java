package io.guichet.knowledge.search;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.knowledge.ArticleStore;
import io.guichet.web.StartupTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Searches each brand once at startup, before requests are accepted, so that indexes are built and loaded and a problem
 * with the folder is logged. A failure does not stop the application.
 */
@Component
class SearchWarmUp extends StartupTask {

    private static final Logger LOG = LoggerFactory.getLogger(SearchWarmUp.class);

    /** After the shipped articles, before the demo run starts. */
    private static final int PHASE = -550;

    private static final int ARTICLES = 30;

    private final Brands brands;
    private final ArticleStore store;
    private final ArticleSearch search;

    SearchWarmUp(Brands brands, ArticleStore store, ArticleSearch search) {
        super(PHASE);
        this.brands = brands;
        this.store = store;
        this.search = search;
    }

    @Override
    protected void run() {
        brands.all().forEach(this::warmUp);
    }

    private void warmUp(Brand brand) {
        var articles = store.changedAfter(brand.id(), 0, ARTICLES);
        try {
            for (var article : articles) {
                search.find(
                        brand,
                        new SearchRequest(
                                article.content().title(), article.language(), true, null, SearchRequest.MAX_LIMIT));
            }
        } catch (RuntimeException e) {
            LOG.warn("The articles of {} cannot be searched", brand.id(), e);
        }
    }
}
