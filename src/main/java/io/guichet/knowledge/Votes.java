package io.guichet.knowledge;

import static java.time.ZoneOffset.UTC;

import io.guichet.http.BadInput;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What readers say of the edition of an article that they have read. */
@Component
@Transactional
public class Votes {

    /** The longest word why, in characters. */
    public static final int WORD = 1_000;

    private final JdbcClient db;
    private final Clock clock;

    Votes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return the number of the vote, under which a word may follow */
    public long cast(Article article, boolean helpful) {
        var id = new GeneratedKeyHolder();
        db.sql(
                        """
                        insert into article_vote (article, edition, helpful, said_at)
                        values (:article, :edition, :helpful, :at)""")
                .param("article", article.id())
                .param("edition", article.edition())
                .param("helpful", helpful)
                .param("at", clock.instant().atOffset(UTC))
                .update(id, "id");
        return id.getKey().longValue();
    }

    /** Why it did not help. A second word changes nothing. Throws {@link BadInput} for none and for one that is too long. */
    public void explain(long vote, String word) {
        if (word == null || word.isBlank()) {
            throw new BadInput("word", "must not be empty");
        }
        if (word.strip().length() > WORD) {
            throw new BadInput("word", "may have at most %d characters".formatted(WORD));
        }
        db.sql("update article_vote set word = :word where id = :id and word is null")
                .param("word", word.strip())
                .param("id", vote)
                .update();
    }
}
