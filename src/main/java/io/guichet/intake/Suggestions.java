package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.knowledge.ArticleStatus;
import io.guichet.knowledge.Audience;
import io.guichet.knowledge.search.ArticleSearch;
import io.guichet.knowledge.search.SearchHit;
import io.guichet.knowledge.search.SearchRequest;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Articles suggested for a question, and the article that answered it, which the customer may have found otherwise. */
@Component
public class Suggestions {

    private static final Logger LOG = LoggerFactory.getLogger(Suggestions.class);

    /** Maximum number of suggestions. */
    private static final int MAX_SUGGESTIONS = 3;

    private final ArticleSearch search;
    private final Brands brands;
    private final JdbcClient db;

    Suggestions(ArticleSearch search, Brands brands, JdbcClient db) {
        this.search = search;
        this.brands = brands;
        this.db = db;
    }

    /** Searches for answers and stores the hits. A failed search does not stop the question. */
    @Transactional
    void suggest(Question question) {
        int rank = 1;
        for (var hit : search(question)) {
            db.sql(
                            """
                            insert into question_suggestion (number, rank, article, answered)
                            values (:number, :rank, :article, false)""")
                    .param("number", question.number())
                    .param("rank", rank++)
                    .param("article", hit.id())
                    .update();
        }
    }

    /** The suggestions that are still readable, with their best passages. */
    public List<SearchHit> of(Question question) {
        var suggested = new HashSet<>(db.sql("select article from question_suggestion where number = :number")
                .param("number", question.number())
                .query(Long.class)
                .list());
        return suggested.isEmpty()
                ? List.of()
                : search(question).stream()
                        .filter(hit -> suggested.contains(hit.id()))
                        .toList();
    }

    /** Whether any article was suggested or found. */
    public boolean hasAny(String number) {
        return db.sql("select count(*) from question_suggestion where number = :number")
                        .param("number", number)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The suggestions for a text; stores nothing. */
    public List<SearchHit> preview(Brand brand, String text, String language) {
        return find(brand, text, language, null);
    }

    /** Records the article that answered, if it exists and is public; rank 0 if it was not suggested. */
    @Transactional
    void markAnswered(String number, String slug) {
        var suggested = db.sql(
                        """
                        update question_suggestion set answered = true
                        where number = :number and exists (
                          select 1 from article a where a.id = question_suggestion.article and a.slug = :slug)""")
                .param("number", number)
                .param("slug", slug)
                .update();
        if (suggested == 0) {
            db.sql(
                            """
                            insert into question_suggestion (number, rank, article, answered)
                            select q.number, 0, a.id, true from question q join article a on a.brand = q.brand
                            where q.number = :number and a.slug = :slug and a.status = :published and a.audience = :public
                            order by case when a.language = q.language then 0 else 1 end, a.id fetch first 1 row only""")
                    .param("number", number)
                    .param("slug", slug)
                    .param("published", ArticleStatus.PUBLISHED.name())
                    .param("public", Audience.PUBLIC.name())
                    .update();
        }
    }

    private List<SearchHit> search(Question question) {
        return find(
                brands.get(question.brand()),
                question.text(),
                question.language(),
                question.attributes().text("product").orElse(null));
    }

    private List<SearchHit> find(Brand brand, String text, String language, String product) {
        try {
            return search.find(brand, new SearchRequest(text, language, false, product, MAX_SUGGESTIONS)).stream()
                    .filter(SearchHit::isGoodMatch)
                    .toList();
        } catch (UncheckedIOException e) {
            LOG.error("Article search failed; the question gets no suggestions", e);
            return List.of();
        }
    }
}
