package io.guichet.knowledge;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.brand.Brand;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the votes and comments that readers left on articles. */
@Component
public class ArticleFeedback {

    private static final String VOTE_COUNTS =
            """
            select v.article, sum(case when v.helpful then 1 else 0 end) as helpful, count(*) as votes
            from article_vote v join article a on a.id = v.article where %s group by v.article""";

    private final JdbcClient db;

    ArticleFeedback(JdbcClient db) {
        this.db = db;
    }

    /** Numbers of positive and negative votes. */
    public record VoteCounts(long helpful, long notHelpful) {

        public static final VoteCounts NONE = new VoteCounts(0, 0);

        public boolean isEmpty() {
            return helpful == 0 && notHelpful == 0;
        }
    }

    /** @param revision revision that the reader voted on */
    public record FeedbackComment(String text, boolean helpful, int revision, Instant votedAt) {}

    /** Votes by article id; articles without votes are absent. */
    public Map<Long, VoteCounts> voteCounts(Collection<Long> articles) {
        return articles.isEmpty()
                ? Map.of()
                : voteCounts(db.sql(VOTE_COUNTS.formatted("v.article in (:articles)"))
                        .param("articles", articles));
    }

    /** Votes on a brand's articles by article id, from the first instant (inclusive) to the second (exclusive). */
    public Map<Long, VoteCounts> voteCounts(Brand brand, Instant from, Instant to) {
        return voteCounts(db.sql(VOTE_COUNTS.formatted("a.brand = :brand and v.voted_at >= :from and v.voted_at < :to"))
                .param("brand", brand.id())
                .param("from", from)
                .param("to", to));
    }

    private static Map<Long, VoteCounts> voteCounts(JdbcClient.StatementSpec query) {
        var counts = new HashMap<Long, VoteCounts>();
        query.query(row -> {
            var helpful = row.getLong("helpful");
            counts.put(row.getLong("article"), new VoteCounts(helpful, row.getLong("votes") - helpful));
        });
        return counts;
    }

    /** The newest comments, at most {@code limit}. */
    public List<FeedbackComment> comments(Article article, int limit) {
        return db.sql(
                        """
                        select comment, helpful, revision, voted_at from article_vote
                        where article = :article and comment is not null
                        order by voted_at desc, id desc fetch first :limit rows only""")
                .param("article", article.id())
                .param("limit", limit)
                .query((row, index) -> new FeedbackComment(
                        row.getString("comment"),
                        row.getBoolean("helpful"),
                        row.getInt("revision"),
                        instant(row, "voted_at")))
                .list();
    }
}
