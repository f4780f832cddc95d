package io.guichet.knowledge;

import jakarta.annotation.PostConstruct;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers the changes to articles and synonyms of this database. Whoever takes numbers holds the counter's row until the
 * change is committed: numbers become visible in their order, so that whoever has seen one has seen every smaller one.
 */
@Component
class Changes {

    private final JdbcClient db;

    Changes(JdbcClient db) {
        this.db = db;
    }

    /** Takes that many numbers in a row. @return the first of them */
    @Transactional(propagation = Propagation.MANDATORY)
    long take(int count) {
        db.sql("update article_change set last = last + :count")
                .param("count", count)
                .update();
        return last() - count + 1;
    }

    /** The number of the last change that can be seen. */
    long last() {
        return db.sql("select last from article_change").query(Long.class).single();
    }

    /** The name of this database. */
    String library() {
        return db.sql("select library from article_change").query(String.class).single();
    }

    /** Names a database that has no name yet. */
    @PostConstruct
    void nameLibrary() {
        db.sql("update article_change set library = :name where library is null")
                .param("name", UUID.randomUUID().toString())
                .update();
    }
}
