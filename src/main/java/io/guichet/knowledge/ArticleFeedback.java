package io.guichet.knowledge;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.brand.Brand;
import io.guichet.problem.BadInput;
import io.guichet.text.TextRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The votes and comments of readers, each on the revision that they read. */
@Component
@Transactional
public class ArticleFeedback {

    private static final String VOTE_COUNTS =
            """
            select v.article, sum(case when v.helpful then 1 else 0 end) as helpful, count(*) as votes
            from article_vote v join article a on a.id = v.article where %s group by v.article""";

    /** Maximum length of a comment in characters. */
    public static final int MAX_COMMENT_LENGTH = 1_000;

    private final JdbcClient db;
    private final Clock clock;

    ArticleFeedback(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
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

    /** Returns the vote's id, to which a comment can be added. */
    public long cast(Article article, boolean helpful) {
        var id = new GeneratedKeyHolder();
        db.sql(
                        """
                        insert into article_vote (article, revision, helpful, voted_at)
                        values (:article, :revision, :helpful, :at)""")
                .param("article", article.id())
                .param("revision", article.revision())
                .param("helpful", helpful)
                .param("at", clock.instant())
                .update(id, "id");
        return id.getKey().longValue();
    }

    /**
     * Adds the reason of a negative vote; a second comment is ignored. Throws {@link BadInput} if it is blank or too
     * long.
     */
    public void addComment(long vote, String comment) {
        var text = TextRule.lines(MAX_COMMENT_LENGTH).require("comment", comment);
        db.sql("update article_vote set comment = :comment where id = :id and comment is null")
                .param("comment", text)
                .param("id", vote)
                .update();
    }
}
