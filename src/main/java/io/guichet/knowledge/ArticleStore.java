package io.guichet.knowledge;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.knowledge.Article.Revision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Reads and writes the rows of articles and revisions. */
@Component
public class ArticleStore {

    private final JdbcClient db;

    ArticleStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Article> find(String brand, String slug, String language) {
        return db.sql("select * from article where brand = :brand and slug = :slug and language = :language")
                .param("brand", brand)
                .param("slug", slug)
                .param("language", language)
                .query(ArticleStore::article)
                .optional();
    }

    /** A brand's articles with any of these slugs, in all languages. */
    List<Article> findBySlugs(String brand, Collection<String> slugs) {
        return slugs.isEmpty()
                ? List.of()
                : db.sql("select * from article where brand = :brand and slug in (:slugs)")
                        .param("brand", brand)
                        .param("slugs", slugs)
                        .query(ArticleStore::article)
                        .list();
    }

    List<Article> byId(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : db.sql("select * from article where id in (:ids)")
                        .param("ids", ids)
                        .query(ArticleStore::article)
                        .list();
    }

    /** The same article in its other languages. */
    List<Article> translations(Article article) {
        return db.sql(
                        """
                        select * from article where brand = :brand and slug = :slug and language <> :language
                        order by language""")
                .param("brand", article.brand())
                .param("slug", article.slug())
                .param("language", article.language())
                .query(ArticleStore::article)
                .list();
    }

    List<Article> fromTicket(String number) {
        return db.sql("select * from article where from_ticket = :number order by id")
                .param("number", number)
                .query(ArticleStore::article)
                .list();
    }

    /** A brand's articles that changed after that change number, in the order of the changes, at most {@code limit}. */
    public List<Article> changedAfter(String brand, long changeNumber, int limit) {
        return db.sql(
                        """
                        select * from article where brand = :brand and change_number > :changeNumber order by change_number
                        fetch first :limit rows only""")
                .param("brand", brand)
                .param("changeNumber", changeNumber)
                .param("limit", limit)
                .query(ArticleStore::article)
                .list();
    }

    long insert(Article article) {
        var id = new GeneratedKeyHolder();
        db.sql(
                        """
                        insert into article (brand, slug, language, title, body, keywords, topic, product, audience, status,
                          review_on, from_ticket, shipped, revision, created_at, created_by, changed_at, changed_by, change_number)
                        values (:brand, :slug, :language, :title, :body, :keywords, :topic, :product, :audience, :status,
                          :reviewOn, :fromTicket, :shipped, :revision, :changedAt, :changedBy, :changedAt, :changedBy, :changeNumber)""")
                .param("brand", article.brand())
                .param("slug", article.slug())
                .param("language", article.language())
                .param("fromTicket", article.fromTicket())
                .params(content(article))
                .update(id, "id");
        var articleId = id.getKey().longValue();
        insertRevision(articleId, article);
        return articleId;
    }

    void update(Article article) {
        db.sql(
                        """
                        update article set title = :title, body = :body, keywords = :keywords, topic = :topic,
                          product = :product, audience = :audience, status = :status, review_on = :reviewOn,
                          shipped = :shipped, revision = :revision, changed_at = :changedAt, changed_by = :changedBy,
                          change_number = :changeNumber
                        where id = :id""")
                .param("id", article.id())
                .params(content(article))
                .update();
        insertRevision(article.id(), article);
    }

    private void insertRevision(long id, Article article) {
        db.sql(
                        """
                        insert into article_revision (article, revision, title, body, keywords, topic, product, audience,
                          status, review_on, written_at, written_by)
                        values (:id, :revision, :title, :body, :keywords, :topic, :product, :audience, :status, :reviewOn,
                          :changedAt, :changedBy)""")
                .param("id", id)
                .params(content(article))
                .update();
    }

    private static Map<String, Object> content(Article article) {
        var content = article.content();
        var values = new java.util.HashMap<String, Object>();
        values.put("title", content.title());
        values.put("body", content.body());
        values.put("keywords", content.keywords());
        values.put("topic", content.topic());
        values.put("product", content.product());
        values.put("audience", content.audience().name());
        values.put("status", content.status().name());
        values.put("reviewOn", content.reviewOn());
        values.put("shipped", article.shipped());
        values.put("revision", article.revision());
        values.put("changedAt", article.changedAt());
        values.put("changedBy", article.changedBy());
        values.put("changeNumber", article.changeNumber());
        return values;
    }

    List<Revision> revisions(long article, int newest, int limit) {
        return db.sql(
                        """
                        select * from article_revision where article = :article and revision <= :newest
                        order by revision desc fetch first :limit rows only""")
                .param("article", article)
                .param("newest", newest)
                .param("limit", limit)
                .query((row, index) -> new Revision(
                        row.getInt("revision"), content(row), instant(row, "written_at"), row.getString("written_by")))
                .list();
    }

    private static Article article(ResultSet row, int index) throws SQLException {
        return new Article(
                row.getLong("id"),
                row.getString("brand"),
                row.getString("slug"),
                row.getString("language"),
                content(row),
                row.getString("from_ticket"),
                row.getBoolean("shipped"),
                row.getInt("revision"),
                instant(row, "created_at"),
                row.getString("created_by"),
                instant(row, "changed_at"),
                row.getString("changed_by"),
                row.getLong("change_number"));
    }

    private static ArticleContent content(ResultSet row) throws SQLException {
        return new ArticleContent(
                row.getString("title"),
                row.getString("body"),
                row.getString("keywords"),
                row.getString("topic"),
                row.getString("product"),
                Audience.valueOf(row.getString("audience")),
                ArticleStatus.valueOf(row.getString("status")),
                row.getObject("review_on", LocalDate.class));
    }
}
