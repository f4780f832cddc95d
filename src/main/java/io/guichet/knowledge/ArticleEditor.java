package io.guichet.knowledge;

import io.guichet.brand.Brand;
import io.guichet.knowledge.Articles.ArticleInput;
import io.guichet.knowledge.Articles.ArticlesChanged;
import io.guichet.knowledge.Articles.SavedArticle;
import io.guichet.problem.UnknownEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Edits articles with optimistic locking, so that concurrent edits do not overwrite each other. */
@Component
@Transactional
public class ArticleEditor {

    private final Articles articles;
    private final Slugs slugs;
    private final ChangeSequence changeSequence;
    private final ApplicationEventPublisher events;

    ArticleEditor(Articles articles, Slugs slugs, ChangeSequence changeSequence, ApplicationEventPublisher events) {
        this.articles = articles;
        this.slugs = slugs;
        this.changeSequence = changeSequence;
        this.events = events;
    }

    /**
     * Saves an article; unchanged content creates no revision. Throws {@link EditConflict} if the current revision is
     * not the base revision.
     *
     * @param baseRevision revision that the edit started from; 0 for a new article
     */
    public SavedArticle write(Brand brand, ArticleInput input, int baseRevision, String by) {
        articles.validate(brand, input);
        var changeNumber = changeSequence.reserve(1);
        var current = articles.find(brand, input.slug(), input.language());
        if (current.filter(article -> article.content().equals(input.content())).isEmpty()
                && current.map(Article::revision).orElse(0) != baseRevision) {
            throw new EditConflict(input.slug(), input.language());
        }
        events.publishEvent(new ArticlesChanged(brand.id()));
        return articles.write(brand, input, current.orElse(null), by, false, null, changeNumber);
    }

    /**
     * Saves the content of an earlier revision as a new one and keeps the current status. Throws {@link UnknownEntity} if
     * the revision does not exist, and {@link EditConflict} as {@link #write} does.
     */
    public SavedArticle restore(Article article, Brand brand, int number, int baseRevision, String by) {
        var earlier = articles.revision(article, number);
        var status = article.content().status();
        var restored = new ArticleInput(
                article.slug(), article.language(), earlier.content().withStatus(status));
        return write(brand, restored, baseRevision, by);
    }

    /** Returns the draft of this ticket; creates it if there is none. It is not searchable until it is published. */
    public Article createFromTicket(
            Brand brand, String language, ArticleContent content, String fromTicket, String by) {
        var changeNumber = changeSequence.reserve(1);
        return articles.fromTicket(fromTicket).stream().findFirst().orElseGet(() -> {
            var draft = new ArticleInput(
                    slugs.unused(brand, content.title()), language, content.withStatus(ArticleStatus.DRAFT));
            articles.validate(brand, draft);
            events.publishEvent(new ArticlesChanged(brand.id()));
            return articles.write(brand, draft, null, by, false, fromTicket, changeNumber)
                    .article();
        });
    }
}
