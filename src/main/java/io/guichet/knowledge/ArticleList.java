package io.guichet.knowledge;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.brand.Brand;
import io.guichet.knowledge.ArticleFeedback.VoteCounts;
import io.guichet.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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

/** Lists a brand's articles for authors: filtered, sorted, in pages. Does not read the texts. */
@Component
@Transactional(readOnly = true)
public class ArticleList {

    private final JdbcClient db;
    private final ArticleFeedback feedback;
    private final Clock clock;

    ArticleList(JdbcClient db, ArticleFeedback feedback, Clock clock) {
        this.db = db;
        this.feedback = feedback;
        this.clock = clock;
    }

    /**
     * One article of a list.
     *
     * @param overdue whether its review date has passed
     * @param shipped whether it came with the desk and nobody has edited it since
     * @param missingLanguages languages of the brand without a translation
     */
    public record ArticleListEntry(
            long id,
            String slug,
            String language,
            String title,
            String topic,
            String product,
            Audience audience,
            ArticleStatus status,
            LocalDate reviewOn,
            boolean overdue,
            Instant changedAt,
            String changedBy,
            boolean shipped,
            VoteCounts votes,
            List<String> missingLanguages) {

        ArticleListEntry with(VoteCounts votes, List<String> missingLanguages) {
            return new ArticleListEntry(
                    id,
                    slug,
                    language,
                    title,
                    topic,
                    product,
                    audience,
                    status,
                    reviewOn,
                    overdue,
                    changedAt,
                    changedBy,
                    shipped,
                    votes,
                    missingLanguages);
        }
    }

    /** Throws {@link io.guichet.problem.BadInput} for an invalid filter. */
    public Page<ArticleListEntry> find(Brand brand, ArticleFilter filter, int rows) {
        var order = filter.order();
        var after = order.position(filter.after());
        var today = LocalDate.ofInstant(clock.instant(), brand.zone());
        var conditions = new ArrayList<>(List.of("a.brand = :brand"));
        filter.addConditionsTo(conditions);
        if (after != null) {
            conditions.add(order.afterCondition());
        }
        var query = db.sql(
                        """
                        select a.id, a.slug, a.language, a.title, a.topic, a.product, a.audience, a.status, a.review_on,
                          a.changed_at, a.changed_by, a.shipped
                        from article a where %s order by %s fetch first %d rows only"""
                                .formatted(String.join(" and ", conditions), order.orderBy(), rows + 1))
                .param("brand", brand.id())
                .params(filter.parameters(today));
        if (after != null) {
            query.param("value", after.value()).param("key", after.id());
        }
        var page = Page.of(query.query((row, index) -> entry(row, today)).list(), rows, order::cursor);
        return new Page<>(withVotesAndLanguages(brand, page.items()), page.next());
    }

    /** The topics in use in that language, or in all languages if it is null. */
    public List<String> topics(Brand brand, String language) {
        return distinctValues("topic", brand, language);
    }

    public List<String> products(Brand brand) {
        return distinctValues("product", brand, null);
    }

    private List<String> distinctValues(String column, Brand brand, String language) {
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

    private List<ArticleListEntry> withVotesAndLanguages(Brand brand, List<ArticleListEntry> entries) {
        var votes =
                feedback.voteCounts(entries.stream().map(ArticleListEntry::id).toList());
        var languages =
                languages(brand, entries.stream().map(ArticleListEntry::slug).collect(Collectors.toSet()));
        return entries.stream()
                .map(entry -> entry.with(
                        votes.getOrDefault(entry.id(), VoteCounts.NONE),
                        brand.languages().stream()
                                .filter(language -> !languages.get(entry.slug()).contains(language))
                                .toList()))
                .toList();
    }

    private Map<String, Set<String>> languages(Brand brand, Set<String> slugs) {
        var languages = new HashMap<String, Set<String>>();
        if (!slugs.isEmpty()) {
            db.sql("select slug, language from article where brand = :brand and slug in (:slugs)")
                    .param("brand", brand.id())
                    .param("slugs", slugs)
                    .query(row -> {
                        languages
                                .computeIfAbsent(row.getString("slug"), slug -> new HashSet<>())
                                .add(row.getString("language"));
                    });
        }
        return languages;
    }

    private static ArticleListEntry entry(ResultSet row, LocalDate today) throws SQLException {
        var reviewOn = row.getObject("review_on", LocalDate.class);
        return new ArticleListEntry(
                row.getLong("id"),
                row.getString("slug"),
                row.getString("language"),
                row.getString("title"),
                row.getString("topic"),
                row.getString("product"),
                Audience.valueOf(row.getString("audience")),
                ArticleStatus.valueOf(row.getString("status")),
                reviewOn,
                reviewOn != null && reviewOn.isBefore(today),
                instant(row, "changed_at"),
                row.getString("changed_by"),
                row.getBoolean("shipped"),
                VoteCounts.NONE,
                List.of());
    }
}
