package io.guichet.knowledge;

import io.guichet.brand.Brand;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds articles by what people say. Whatever they say is words: no character commands the search. */
@Component
public class Search {

    private static final int RELATED = 4;

    private final Indexes indexes;
    private final SynonymLists synonyms;
    private final Changes changes;

    Search(Indexes indexes, SynonymLists synonyms, Changes changes) {
        this.indexes = indexes;
        this.synonyms = synonyms;
        this.changes = changes;
    }

    /**
     * The published articles of a brand that speak of what is asked, best first. What was committed before the call is
     * found. Throws {@link java.io.UncheckedIOException} where the index's folder cannot be written.
     */
    public List<Found> find(Brand brand, Asked asked) {
        var change = changes.last();
        return indexes.search(brand.id(), asked, synonyms.of(brand, asked.language(), change), change);
    }

    /**
     * Articles about the same, the nearest first. What an article is about is in its title, its keywords and its headings:
     * the rarest words of its text, which would count most, stand nowhere else.
     */
    public List<Found> related(Brand brand, Article article, boolean staff) {
        var content = article.content();
        var headings = ArticleText.of(content.body()).contents().stream()
                .map(ArticleText.Section::title)
                .collect(Collectors.joining("\n"));
        var text = content.title() + "\n" + content.keywords() + "\n" + headings;
        var asked = new Asked(text, article.language(), staff, content.product(), RELATED + 1);
        return find(brand, asked).stream()
                .filter(found -> found.id() != article.id())
                .limit(RELATED)
                .toList();
    }
}
