package io.guichet.knowledge;

import io.guichet.brand.Brand;
import io.guichet.knowledge.Articles.ArticlesWritten;
import io.guichet.knowledge.Articles.Writing;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins articles from the solutions of tickets: drafts that nobody finds until somebody publishes them. */
@Component
@Transactional
public class Drafts {

    private final Articles articles;
    private final Slugs slugs;
    private final Changes changes;
    private final ApplicationEventPublisher events;

    Drafts(Articles articles, Slugs slugs, Changes changes, ApplicationEventPublisher events) {
        this.articles = articles;
        this.slugs = slugs;
        this.changes = changes;
        this.events = events;
    }

    /** The article that was begun from this ticket; begins it where there is none yet. */
    public Article begin(Brand brand, String language, Content content, String fromTicket, String by) {
        var change = changes.take(1);
        return articles.fromTicket(fromTicket).stream().findFirst().orElseGet(() -> {
            var draft = new Writing(slugs.free(brand, content.title()), language, content.with(Status.DRAFT));
            articles.check(brand, draft);
            events.publishEvent(new ArticlesWritten(brand.id()));
            return articles.write(brand, draft, null, by, false, fromTicket, change)
                    .article();
        });
    }
}
