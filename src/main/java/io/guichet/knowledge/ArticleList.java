package io.guichet.knowledge;

import io.guichet.brand.Brand;
import io.guichet.http.Page;
import io.guichet.knowledge.ReadersWords.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All articles of a brand, for those who write them: filtered, sorted, in pages. Reads no article's text. */
@Component
@Transactional(readOnly = true)
public class ArticleList {

    private final JdbcClient db;
    private final ReadersWords words;
    private final Clock clock;

    ArticleList(JdbcClient db, ReadersWords words, Clock clock) {
        this.db = db;
        this.words = words;
        this.clock = clock;
    }

    /**
     * One article in a list.
     *
     * @param overdue whether the day on which somebody was to read it again is past
     * @param shipped whether it came with the desk and nobody has written in it since
     * @param missing languages of the brand in which it does not exist
     */
    public record Line(
            long id,
            String slug,
            String language,
            String title,
            String topic,
            String product,
            Audience audience,
            Status status,
            LocalDate reviewOn,
            boolean overdue,
            Instant changedAt,
            String changedBy,
            boolean shipped,
            Tally tally,
            List<String> missing) {

        Line with(Tally tally, List<String> missing) {
            return new Line(
                    id, slug, language, title, topic, product, audience, status, reviewOn, overdue, changedAt,
                    changedBy, shipped, tally, missing);
        }
    }

    /** Throws {@link io.guichet.http.BadInput} for a filter that makes no sense. */
    public Page<Line> of(Brand brand, ArticleFilter filter, int rows) {
        var order = filter.order();
        var after = order.after(filter.after());
        var today = LocalDate.ofInstant(clock.instant(), brand.zone());
        var conditions = new ArrayList<>(List.of("a.brand = :brand"));
        filter.addTo(conditions);
        if (after != null) {
            conditions.add(order.beyond());
        }
        var query = db.sql(
                        """
                        select a.id, a.slug, a.language, a.title, a.topic, a.product, a.audience, a.status, a.review_on,
                          a.changed_at, a.changed_by, a.shipped
                        from article a where %s order by %s fetch first %d rows only"""
                                .formatted(String.join(" and ", conditions), order.by(), rows + 1))
                .param("brand", brand.id())
                .params(filter.values(today));
        if (after != null) {
            query.param("value", after.value()).param("key", after.id());
        }
        var page = Page.of(query.query((row, index) -> line(row, today)).list(), rows, order::cursor);
        return new Page<>(complete(brand, page.items()), page.next());
    }

    /** The topics under which articles stand in that language, or in any where it is null. */
    public List<String> topics(Brand brand, String language) {
        return inUse("topic", brand, language);
    }

    public List<String> products(Brand brand) {
        return inUse("product", brand, null);
    }

    private List<String> inUse(String column, Brand brand, String language) {
        return db.sql(
                        """
                        select distinct %1$s from article
                        where brand = :brand and %1$s is not null and (:any or language = :language) order by %1$s"""
                                .formatted(column))
                .param("brand", brand.id())
                .param("any", language == null)
                .param("language", language == null ? "" : language)
                .query(String.class)
                .list();
    }

    private List<Line> complete(Brand brand, List<Line> lines) {
        var tallies = words.tallies(lines.stream().map(Line::id).toList());
        var spoken = languages(brand, lines.stream().map(Line::slug).collect(Collectors.toSet()));
        return lines.stream()
                .map(line -> line.with(
                        tallies.getOrDefault(line.id(), Tally.NONE),
                        brand.languages().stream()
                                .filter(language -> !spoken.get(line.slug()).contains(language))
                                .toList()))
                .toList();
    }

    private Map<String, Set<String>> languages(Brand brand, Set<String> slugs) {
        var spoken = new HashMap<String, Set<String>>();
        if (!slugs.isEmpty()) {
            db.sql("select slug, language from article where brand = :brand and slug in (:slugs)")
                    .param("brand", brand.id())
                    .param("slugs", slugs)
                    .query(row -> {
                        spoken.computeIfAbsent(row.getString("slug"), slug -> new HashSet<>())
                                .add(row.getString("language"));
                    });
        }
        return spoken;
    }

    private static Line line(ResultSet row, LocalDate today) throws SQLException {
        var reviewOn = row.getObject("review_on", LocalDate.class);
        return new Line(
                row.getLong("id"),
                row.getString("slug"),
                row.getString("language"),
                row.getString("title"),
                row.getString("topic"),
                row.getString("product"),
                Audience.valueOf(row.getString("audience")),
                Status.valueOf(row.getString("status")),
                reviewOn,
                reviewOn != null && reviewOn.isBefore(today),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"),
                row.getBoolean("shipped"),
                Tally.NONE,
                List.of());
    }
}
