package io.guichet.knowledge;

import io.guichet.brand.Brand;
import io.guichet.web.Cursor;
import io.guichet.web.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists a brand's articles by topic and title for the help centre. Does not read the texts. */
@Component
public class Topics {

    private static final String VISIBLE_ARTICLES =
            """
            from article where brand = :brand and language = :language and status = 'PUBLISHED'
              and (audience = 'PUBLIC' or :staff) """;

    private final JdbcClient db;

    Topics(JdbcClient db) {
        this.db = db;
    }

    public record TopicArticle(String slug, String title, Audience audience) {}

    /**
     * A topic with its first articles.
     *
     * @param name empty for articles without a topic, which come last
     * @param count number of all its articles
     * @param articles the first articles by title
     */
    public record Topic(String name, int count, List<TopicArticle> articles) {}

    private record TopicRow(String topic, int count, TopicArticle title) {}

    /** @param limit maximum number of titles per topic */
    public List<Topic> browse(Brand brand, String language, boolean staff, int limit) {
        var topicRows = db.sql(
                        """
                        select topic, slug, title, audience, of_topic from (
                          select coalesce(topic, '') as topic, slug, title, audience,
                            count(*) over (partition by coalesce(topic, '')) as of_topic,
                            row_number() over (partition by coalesce(topic, '') order by title, slug) as position
                          %s
                        ) as ranked where position <= :limit
                        order by case when topic = '' then 1 else 0 end, topic, title, slug"""
                                .formatted(VISIBLE_ARTICLES))
                .param("brand", brand.id())
                .param("language", language)
                .param("staff", staff)
                .param("limit", limit)
                .query((row, index) -> new TopicRow(
                        row.getString("topic"),
                        row.getInt("of_topic"),
                        new TopicArticle(
                                row.getString("slug"),
                                row.getString("title"),
                                Audience.valueOf(row.getString("audience")))))
                .list();
        Map<String, List<TopicRow>> rowsByTopic = new LinkedHashMap<>();
        topicRows.forEach(topicRow -> rowsByTopic
                .computeIfAbsent(topicRow.topic(), topic -> new ArrayList<>())
                .add(topicRow));
        return rowsByTopic.entrySet().stream()
                .map(entry -> new Topic(
                        entry.getKey(),
                        entry.getValue().get(0).count(),
                        entry.getValue().stream().map(TopicRow::title).toList()))
                .toList();
    }

    /**
     * One page of a topic's articles by title.
     *
     * @param after cursor of the previous page, or null
     */
    public Page<TopicArticle> browse(
            Brand brand, String language, boolean staff, String topic, Cursor after, int limit) {
        var titles = db.sql(
                        """
                        select slug, title, audience %s and coalesce(topic, '') = :topic
                          and (title > :title or title = :title and slug > :slug)
                        order by title, slug fetch first :limit rows only"""
                                .formatted(VISIBLE_ARTICLES))
                .param("brand", brand.id())
                .param("language", language)
                .param("staff", staff)
                .param("topic", Objects.requireNonNullElse(topic, ""))
                .param("title", after == null ? "" : after.value())
                .param("slug", after == null ? "" : after.key())
                .param("limit", limit + 1)
                .query((row, index) -> new TopicArticle(
                        row.getString("slug"), row.getString("title"), Audience.valueOf(row.getString("audience"))))
                .list();
        return Page.of(titles, limit, last -> new Cursor(last.title(), last.slug()));
    }
}
