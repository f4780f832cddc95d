package io.guichet.knowledge.search;

import io.guichet.brand.Brand;
import io.guichet.knowledge.Article;
import io.guichet.knowledge.ArticleText;
import io.guichet.knowledge.ChangeSequence;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Full-text search for help articles. Queries are plain text without operators. */
@Component
public class ArticleSearch {

    private static final int RELATED = 4;

    private final ArticleIndexes indexes;
    private final SynonymLists synonyms;
    private final ChangeSequence changeSequence;

    ArticleSearch(ArticleIndexes indexes, SynonymLists synonyms, ChangeSequence changeSequence) {
        this.indexes = indexes;
        this.synonyms = synonyms;
        this.changeSequence = changeSequence;
    }

    /**
     * The published articles of a brand that match, best first. Everything committed before the call is searchable.
     * Throws {@link java.io.UncheckedIOException} if the index folder is not writable.
     */
    public List<SearchHit> find(Brand brand, SearchRequest request) {
        var changeNumber = changeSequence.last();
        return indexes.search(brand.id(), request, synonyms.of(brand, request.language(), changeNumber), changeNumber);
    }

    /**
     * Related articles, nearest first, compared by title, keywords and headings; the rarest words of the body would
     * dominate and occur nowhere else.
     */
    public List<SearchHit> related(Brand brand, Article article, boolean staff) {
        var content = article.content();
        var headings = ArticleText.of(content.body()).sections().stream()
                .map(ArticleText.Section::title)
                .collect(Collectors.joining("\n"));
        var text = content.title() + "\n" + content.keywords() + "\n" + headings;
        var request = new SearchRequest(text, article.language(), staff, content.product(), RELATED + 1);
        return find(brand, request).stream()
                .filter(hit -> hit.id() != article.id())
                .limit(RELATED)
                .toList();
    }
}
