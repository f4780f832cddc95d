package io.guichet.knowledge;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The rows of articles and of their editions. */
@Component
class ArticleStore {

    private final JdbcClient db;

    ArticleStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Article> find(String brand, String slug, String language) {
        return db.sql("select * from article where brand = :brand and slug = :slug and language = :language")
                .param("brand", brand)
                .param("slug", slug)
                .param("language", language)
                .query(ArticleStore::row)
                .optional();
    }

    /** The articles of a brand under any of these names, in all languages. */
    List<Article> of(String brand, Collection<String> slugs) {
        return slugs.isEmpty()
                ? List.of()
                : db.sql("select * from article where brand = :brand and slug in (:slugs)")
                        .param("brand", brand)
                        .param("slugs", slugs)
                        .query(ArticleStore::row)
                        .list();
    }

    List<Article> byId(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : db.sql("select * from article where id in (:ids)")
                        .param("ids", ids)
                        .query(ArticleStore::row)
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
                .query(ArticleStore::row)
                .list();
    }

    List<Article> fromTicket(String number) {
        return db.sql("select * from article where from_ticket = :number order by id")
                .param("number", number)
                .query(ArticleStore::row)
                .list();
    }

    /** What of a brand has changed after that number, in the order of the changes, so many at most. */
    List<Article> changedAfter(String brand, long change, int limit) {
        return db.sql(
                        """
                        select * from article where brand = :brand and change > :change order by change
                        fetch first :limit rows only""")
                .param("brand", brand)
                .param("change", change)
                .param("limit", limit)
                .query(ArticleStore::row)
                .list();
    }

    long insert(Article article) {
        var id = new GeneratedKeyHolder();
        db.sql(
                        """
                        insert into article (brand, slug, language, title, body, keywords, topic, product, audience, status,
                          review_on, from_ticket, shipped, edition, created_at, created_by, changed_at, changed_by, change)
                        values (:brand, :slug, :language, :title, :body, :keywords, :topic, :product, :audience, :status,
                          :reviewOn, :fromTicket, :shipped, :edition, :changedAt, :changedBy, :changedAt, :changedBy, :change)""")
                .param("brand", article.brand())
                .param("slug", article.slug())
                .param("language", article.language())
                .param("fromTicket", article.fromTicket())
                .params(content(article))
                .update(id, "id");
        var made = id.getKey().longValue();
        keepEdition(made, article);
        return made;
    }

    void update(Article article) {
        db.sql(
                        """
                        update article set title = :title, body = :body, keywords = :keywords, topic = :topic,
                          product = :product, audience = :audience, status = :status, review_on = :reviewOn,
                          shipped = :shipped, edition = :edition, changed_at = :changedAt, changed_by = :changedBy,
                          change = :change
                        where id = :id""")
                .param("id", article.id())
                .params(content(article))
                .update();
        keepEdition(article.id(), article);
    }

    private void keepEdition(long id, Article article) {
        db.sql(
                        """
                        insert into article_edition (article, edition, title, body, keywords, topic, product, audience,
                          status, review_on, written_at, written_by)
                        values (:id, :edition, :title, :body, :keywords, :topic, :product, :audience, :status, :reviewOn,
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
        values.put("edition", article.edition());
        values.put("changedAt", article.changedAt().atOffset(UTC));
        values.put("changedBy", article.changedBy());
        values.put("change", article.change());
        return values;
    }

    List<Edition> editions(long article, int newest, int most) {
        return db.sql(
                        """
                        select * from article_edition where article = :article and edition <= :newest
                        order by edition desc fetch first :most rows only""")
                .param("article", article)
                .param("newest", newest)
                .param("most", most)
                .query((row, index) -> new Edition(
                        row.getInt("edition"), content(row), instant(row, "written_at"), row.getString("written_by")))
                .list();
    }

    private static Article row(ResultSet row, int index) throws SQLException {
        return new Article(
                row.getLong("id"),
                row.getString("brand"),
                row.getString("slug"),
                row.getString("language"),
                content(row),
                row.getString("from_ticket"),
                row.getBoolean("shipped"),
                row.getInt("edition"),
                instant(row, "created_at"),
                row.getString("created_by"),
                instant(row, "changed_at"),
                row.getString("changed_by"),
                row.getLong("change"));
    }

    private static Content content(ResultSet row) throws SQLException {
        return new Content(
                row.getString("title"),
                row.getString("body"),
                row.getString("keywords"),
                row.getString("topic"),
                row.getString("product"),
                Audience.valueOf(row.getString("audience")),
                Status.valueOf(row.getString("status")),
                row.getObject("review_on", LocalDate.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
