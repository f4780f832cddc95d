package io.guichet.desk;

import io.guichet.access.Staff;
import io.guichet.brand.Brand;
import io.guichet.http.Command;
import io.guichet.http.Idempotency;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.Articles.Writing;
import io.guichet.knowledge.Articles.Written;
import io.guichet.knowledge.Content;
import io.guichet.knowledge.Drafts;
import io.guichet.knowledge.Revisions;
import io.guichet.knowledge.Slugs;
import io.guichet.knowledge.SynonymLists;
import org.springframework.stereotype.Component;

/** What staff do to articles on their pages, each as one unit of work. */
@Component
class ArticleCommands {

    private final Revisions revisions;
    private final Drafts drafts;
    private final Slugs slugs;
    private final SynonymLists synonyms;
    private final Idempotency idempotency;

    ArticleCommands(Revisions revisions, Drafts drafts, Slugs slugs, SynonymLists synonyms, Idempotency idempotency) {
        this.revisions = revisions;
        this.drafts = drafts;
        this.slugs = slugs;
        this.synonyms = synonyms;
        this.idempotency = idempotency;
    }

    /** Over the edition that was seen, or {@link io.guichet.knowledge.Overtaken}. */
    @Command
    public Written write(Brand brand, Writing writing, int seen, Staff by) {
        return revisions.write(brand, writing, seen, by.id());
    }

    /**
     * A new article under a name made of its title.
     *
     * @param mark of the page it was sent from: sent twice, it gets one name
     */
    @Command
    public Written writeNew(Brand brand, String language, Content content, String mark, Staff by) {
        var slug = idempotency.valueOnce(
                by.id(),
                "pages/articles/new",
                mark,
                brand.id(),
                String.class,
                () -> slugs.free(brand, content.title()));
        return revisions.write(brand, new Writing(slug, language, content), 0, by.id());
    }

    @Command
    public Written bringBack(Article article, Brand brand, int edition, int seen, Staff by) {
        return revisions.bringBack(article, brand, edition, seen, by.id());
    }

    @Command
    public Article draft(Brand brand, String language, Content content, String fromTicket, Staff by) {
        return drafts.begin(brand, language, content, fromTicket, by.id());
    }

    /** Over the words that were seen, or {@link io.guichet.knowledge.Overtaken}. */
    @Command
    public void writeSynonyms(Brand brand, String language, String words, String before, Staff by) {
        synonyms.write(brand, language, words, before, by.id());
    }
}
