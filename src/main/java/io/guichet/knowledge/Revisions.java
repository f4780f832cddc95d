package io.guichet.knowledge;

import io.guichet.brand.Brand;
import io.guichet.http.NotFound;
import io.guichet.knowledge.Articles.ArticlesWritten;
import io.guichet.knowledge.Articles.Writing;
import io.guichet.knowledge.Articles.Written;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes in articles in which others may be writing as well: nobody writes over what they have not seen. */
@Component
@Transactional
public class Revisions {

    private final Articles articles;
    private final Changes changes;
    private final ApplicationEventPublisher events;

    Revisions(Articles articles, Changes changes, ApplicationEventPublisher events) {
        this.articles = articles;
        this.changes = changes;
        this.events = events;
    }

    /**
     * Writes an article over the edition that was seen; what is the same as what stands there changes nothing. Throws
     * {@link Overtaken} when it is another edition that stands there.
     *
     * @param seen the edition that it was written over; 0 where there was no article
     */
    public Written write(Brand brand, Writing writing, int seen, String by) {
        articles.check(brand, writing);
        var change = changes.take(1);
        var now = articles.find(brand, writing.slug(), writing.language());
        if (now.filter(article -> article.content().equals(writing.content())).isEmpty()
                && now.map(Article::edition).orElse(0) != seen) {
            throw new Overtaken(writing.slug(), writing.language());
        }
        events.publishEvent(new ArticlesWritten(brand.id()));
        return articles.write(brand, writing, now.orElse(null), by, false, null, change);
    }

    /**
     * Writes what an earlier edition said as a new one, which is published or not as the present one is. Throws
     * {@link NotFound} where there is no such edition, and {@link Overtaken} as {@link #write} does.
     */
    public Written bringBack(Article article, Brand brand, int number, int seen, String by) {
        var earlier = articles.edition(article, number);
        var status = article.content().status();
        var again = new Writing(
                article.slug(), article.language(), earlier.content().with(status));
        return write(brand, again, seen, by);
    }
}
