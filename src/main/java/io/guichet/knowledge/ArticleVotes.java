package io.guichet.knowledge;

import io.guichet.problem.BadInput;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records readers' votes on the revision that they read. */
@Component
@Transactional
public class ArticleVotes {

    /** Maximum length of a comment in characters. */
    public static final int MAX_COMMENT = 1_000;

    private final JdbcClient db;
    private final Clock clock;

    ArticleVotes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
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
        if (comment == null || comment.isBlank()) {
            throw new BadInput("comment", "must not be empty");
        }
        if (comment.strip().length() > MAX_COMMENT) {
            throw new BadInput("comment", "may have at most %d characters".formatted(MAX_COMMENT));
        }
        db.sql("update article_vote set comment = :comment where id = :id and comment is null")
                .param("comment", comment.strip())
                .param("id", vote)
                .update();
    }
}
