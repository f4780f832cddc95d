package io.guichet.knowledge;

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
        var tallies = new HashMap<Long, Tally>();
        if (articles.isEmpty()) {
            return tallies;
        }
        db.sql(
                        """
                        select article, sum(case when helpful then 1 else 0 end) as helpful, count(*) as said
                        from article_vote where article in (:articles) group by article""")
                .param("articles", articles)
                .query(row -> {
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
