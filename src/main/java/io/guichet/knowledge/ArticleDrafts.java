package io.guichet.knowledge;

import io.guichet.brand.Brand;
import io.guichet.knowledge.Articles.ArticleInput;
import io.guichet.knowledge.Articles.ArticlesChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafts articles from solved tickets. A draft is not searchable until it is published. */
@Component
@Transactional
public class ArticleDrafts {

    private final Articles articles;
    private final Slugs slugs;
    private final ChangeSequence changeSequence;
    private final ApplicationEventPublisher events;

    ArticleDrafts(Articles articles, Slugs slugs, ChangeSequence changeSequence, ApplicationEventPublisher events) {
        this.articles = articles;
        this.slugs = slugs;
        this.changeSequence = changeSequence;
        this.events = events;
    }

    /** Returns the draft of this ticket; creates it if there is none. */
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
