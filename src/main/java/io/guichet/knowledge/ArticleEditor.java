package io.guichet.knowledge;

import io.guichet.brand.Brand;
import io.guichet.knowledge.Articles.ArticleInput;
import io.guichet.knowledge.Articles.ArticlesChanged;
import io.guichet.knowledge.Articles.SavedArticle;
import io.guichet.problem.UnknownEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes in articles in which others may be writing as well: nobody writes over what they have not seen. */
@Component
@Transactional
public class ArticleEditor {

    private final Articles articles;
    private final ChangeSequence changeSequence;
    private final ApplicationEventPublisher events;

    ArticleEditor(Articles articles, ChangeSequence changeSequence, ApplicationEventPublisher events) {
        this.articles = articles;
        this.changeSequence = changeSequence;
        this.events = events;
    }

    /**
     * Writes an article over the edition that was seen; what is the same as what stands there changes nothing. Throws
     * {@link EditConflict} when it is another edition that stands there.
     *
     * @param seen the edition that it was written over; 0 where there was no article
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
     * Writes what an earlier edition said as a new one, which is published or not as the present one is. Throws
     * {@link UnknownEntity} where there is no such edition, and {@link EditConflict} as {@link #write} does.
     */
    public SavedArticle restore(Article article, Brand brand, int number, int baseRevision, String by) {
        var earlier = articles.revision(article, number);
        var status = article.content().status();
        var restored = new ArticleInput(
                article.slug(), article.language(), earlier.content().withStatus(status));
        return write(brand, restored, baseRevision, by);
    }
}
