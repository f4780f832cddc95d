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
public class ChangeSequence {

    private final JdbcClient db;

    ChangeSequence(JdbcClient db) {
        this.db = db;
    }

    /** Takes that many numbers in a row. @return the first of them */
    @Transactional(propagation = Propagation.MANDATORY)
    public long reserve(int count) {
        db.sql("update article_change_sequence set last_number = last_number + :count")
                .param("count", count)
                .update();
        return last() - count + 1;
    }

    /** The number of the last change that can be seen. */
    public long last() {
        return db.sql("select last_number from article_change_sequence")
                .query(Long.class)
                .single();
    }

    /** The name of this database. */
    public String databaseId() {
        return db.sql("select database_id from article_change_sequence")
                .query(String.class)
                .single();
    }

    /** Names a database that has no name yet. */
    @PostConstruct
    void assignDatabaseId() {
        db.sql("update article_change_sequence set database_id = :name where database_id is null")
                .param("name", UUID.randomUUID().toString())
                .update();
    }
}
