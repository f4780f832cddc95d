package io.guichet.knowledge;

import io.guichet.brand.Brand;
import io.guichet.http.Cursor;
import io.guichet.http.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be read at a brand, as one walks along its shelves: by topic, and by title within it. Reads no article's text. */
@Component
public class Topics {

    private static final String READABLE =
            """
            from article where brand = :brand and language = :language and status = 'PUBLISHED'
              and (audience = 'PUBLIC' or :staff) """;

    private final JdbcClient db;

    Topics(JdbcClient db) {
        this.db = db;
    }

    /** An article on its shelf. */
    public record Title(String slug, String title, Audience audience) {}

    /**
     * A shelf.
     *
     * @param name empty for what stands under no topic, which comes last
     * @param count of all its articles
     * @param first of them, by title
     */
    public record Topic(String name, int count, List<Title> first) {}

    private record Line(String topic, int count, Title title) {}

    /** @param most how many titles of each topic are told */
    public List<Topic> of(Brand brand, String language, boolean staff, int most) {
        var lines = db.sql(
                        """
                        select topic, slug, title, audience, of_topic from (
                          select coalesce(topic, '') as topic, slug, title, audience,
                            count(*) over (partition by coalesce(topic, '')) as of_topic,
                            row_number() over (partition by coalesce(topic, '') order by title, slug) as place
                          %s
                        ) as shelf where place <= :most
                        order by case when topic = '' then 1 else 0 end, topic, title, slug"""
                                .formatted(READABLE))
                .param("brand", brand.id())
                .param("language", language)
                .param("staff", staff)
                .param("most", most)
                .query((row, index) -> new Line(
                        row.getString("topic"),
                        row.getInt("of_topic"),
                        new Title(
                                row.getString("slug"),
                                row.getString("title"),
                                Audience.valueOf(row.getString("audience")))))
                .list();
        Map<String, List<Line>> shelves = new LinkedHashMap<>();
        lines.forEach(line -> shelves.computeIfAbsent(line.topic(), topic -> new ArrayList<>())
                .add(line));
        return shelves.entrySet().stream()
                .map(shelf -> new Topic(
                        shelf.getKey(),
                        shelf.getValue().get(0).count(),
                        shelf.getValue().stream().map(Line::title).toList()))
                .toList();
    }

    /** One topic's articles by title, a page of them. @param after the cursor of the page before, or null */
    public Page<Title> of(Brand brand, String language, boolean staff, String topic, Cursor after, int limit) {
        var titles = db.sql(
                        """
                        select slug, title, audience %s and coalesce(topic, '') = :topic
                          and (title > :title or title = :title and slug > :slug)
                        order by title, slug fetch first :most rows only"""
                                .formatted(READABLE))
                .param("brand", brand.id())
                .param("language", language)
                .param("staff", staff)
                .param("topic", Objects.requireNonNullElse(topic, ""))
                .param("title", after == null ? "" : after.value())
                .param("slug", after == null ? "" : after.key())
                .param("most", limit + 1)
                .query((row, index) -> new Title(
                        row.getString("slug"), row.getString("title"), Audience.valueOf(row.getString("audience"))))
                .list();
        return Page.of(titles, limit, last -> new Cursor(last.title(), last.slug()));
    }
}
