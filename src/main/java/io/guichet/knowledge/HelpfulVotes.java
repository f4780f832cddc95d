package io.guichet.knowledge;

import static java.time.ZoneOffset.UTC;

import io.guichet.brand.Brand;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many readers found an article helpful, and how many did not. */
@Component
public class HelpfulVotes {

    private final JdbcClient db;

    HelpfulVotes(JdbcClient db) {
        this.db = db;
    }

    public record Votes(long helpful, long notHelpful) {

        public static final Votes NONE = new Votes(0, 0);
    }

    /** What was said of a brand's articles from the first instant on and before the second, by their ids. */
    public Map<Long, Votes> of(Brand brand, Instant from, Instant to) {
        var votes = new HashMap<Long, Votes>();
        db.sql(
                        """
                        select v.article, sum(case when v.helpful then 1 else 0 end) as helpful, count(*) as said
                        from article_vote v join article a on a.id = v.article
                        where a.brand = :brand and v.said_at >= :from and v.said_at < :to
                        group by v.article""")
                .param("brand", brand.id())
                .param("from", from.atOffset(UTC))
                .param("to", to.atOffset(UTC))
                .query(row -> {
                    var helpful = row.getLong("helpful");
                    votes.put(row.getLong("article"), new Votes(helpful, row.getLong("said") - helpful));
                });
        return votes;
    }
}
