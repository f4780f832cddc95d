package io.guichet.knowledge;

import static java.time.ZoneOffset.UTC;

import io.guichet.brand.Brand;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What readers said of articles: whether they helped, and in their own words why not. */
@Component
public class ReadersWords {

    private static final String TALLIES =
            """
            select v.article, sum(case when v.helpful then 1 else 0 end) as helpful, count(*) as said
            from article_vote v join article a on a.id = v.article where %s group by v.article""";

    private final JdbcClient db;

    ReadersWords(JdbcClient db) {
        this.db = db;
    }

    /** How many readers an article helped, and how many it did not. */
    public record Tally(long helpful, long notHelpful) {

        public static final Tally NONE = new Tally(0, 0);

        public boolean isEmpty() {
            return helpful == 0 && notHelpful == 0;
        }
    }

    /** @param edition which the reader had read */
    public record Word(String text, boolean helpful, int edition, Instant saidAt) {}

    /** By the articles' ids; of what nobody has said anything, there is nothing. */
    public Map<Long, Tally> tallies(Collection<Long> articles) {
        return articles.isEmpty()
                ? Map.of()
                : tallies(db.sql(TALLIES.formatted("v.article in (:articles)")).param("articles", articles));
    }

    /** What was said of a brand's articles from the first instant on and before the second, by the articles' ids. */
    public Map<Long, Tally> tallies(Brand brand, Instant from, Instant to) {
        return tallies(db.sql(TALLIES.formatted("a.brand = :brand and v.said_at >= :from and v.said_at < :to"))
                .param("brand", brand.id())
                .param("from", from.atOffset(UTC))
                .param("to", to.atOffset(UTC)));
    }

    private static Map<Long, Tally> tallies(JdbcClient.StatementSpec query) {
        var tallies = new HashMap<Long, Tally>();
        query.query(row -> {
            var helpful = row.getLong("helpful");
            tallies.put(row.getLong("article"), new Tally(helpful, row.getLong("said") - helpful));
        });
        return tallies;
    }

    /** The newest that were left with a vote, so many at most. */
    public List<Word> of(Article article, int most) {
        return db.sql(
                        """
                        select word, helpful, edition, said_at from article_vote
                        where article = :article and word is not null
                        order by said_at desc, id desc fetch first :most rows only""")
                .param("article", article.id())
                .param("most", most)
                .query((row, index) -> new Word(
                        row.getString("word"),
                        row.getBoolean("helpful"),
                        row.getInt("edition"),
                        row.getObject("said_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
