package io.guichet.authoring;

import io.guichet.access.StaffMember;
import io.guichet.brand.Brand;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleContent;
import io.guichet.knowledge.ArticleEditor;
import io.guichet.knowledge.Articles.ArticleInput;
import io.guichet.knowledge.Articles.SavedArticle;
import io.guichet.knowledge.Slugs;
import io.guichet.knowledge.search.SynonymLists;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import org.springframework.stereotype.Component;

/** The commands of the article pages, each in one transaction. */
@Component
class ArticleCommands {

    private final ArticleEditor articleEditor;
    private final Slugs slugs;
    private final SynonymLists synonyms;
    private final Idempotency idempotency;

    ArticleCommands(ArticleEditor articleEditor, Slugs slugs, SynonymLists synonyms, Idempotency idempotency) {
        this.articleEditor = articleEditor;
        this.slugs = slugs;
        this.synonyms = synonyms;
        this.idempotency = idempotency;
    }

    /** Saves over the base revision, or throws {@link io.guichet.knowledge.EditConflict}. */
    @RetryableTransaction
    public SavedArticle save(Brand brand, ArticleInput input, int baseRevision, StaffMember staff) {
        return articleEditor.write(brand, input, baseRevision, staff.id());
    }

    /**
     * Creates an article with a slug derived from its title.
     *
     * @param submissionToken token of the submitted page: sent twice, it gives the same slug
     */
    @RetryableTransaction
    public SavedArticle create(
            Brand brand, String language, ArticleContent content, String submissionToken, StaffMember staff) {
        var slug = idempotency.computeOnce(
                staff.id(),
                "pages/articles/new",
                submissionToken,
                brand.id(),
                String.class,
                () -> slugs.unused(brand, content.title()));
        return articleEditor.write(brand, new ArticleInput(slug, language, content), 0, staff.id());
    }

    @RetryableTransaction
    public SavedArticle restore(Article article, Brand brand, int revision, int baseRevision, StaffMember staff) {
        return articleEditor.restore(article, brand, revision, baseRevision, staff.id());
    }

    @RetryableTransaction
    public Article createDraft(
            Brand brand, String language, ArticleContent content, String fromTicket, StaffMember staff) {
        return articleEditor.createFromTicket(brand, language, content, fromTicket, staff.id());
    }

    /** Saves over the base text, or throws {@link io.guichet.knowledge.EditConflict}. */
    @RetryableTransaction
    public void saveSynonyms(Brand brand, String language, String synonymText, String baseText, StaffMember staff) {
        synonyms.write(brand, language, synonymText, baseText, staff.id());
    }
}
