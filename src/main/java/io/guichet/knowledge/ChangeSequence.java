package io.guichet.knowledge;

import jakarta.annotation.PostConstruct;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers the changes to articles and synonyms. Reserving locks the counter's row until commit, so numbers become
 * visible in order: a reader that sees a number has seen all smaller ones.
 */
@Component
public class ChangeSequence {

    private final JdbcClient db;

    ChangeSequence(JdbcClient db) {
        this.db = db;
    }

    /** Reserves consecutive numbers and returns the first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long reserve(int count) {
        db.sql("update article_change_sequence set last_number = last_number + :count")
                .param("count", count)
                .update();
        return last() - count + 1;
    }

    /** The last visible change number. */
    public long last() {
        return db.sql("select last_number from article_change_sequence")
                .query(Long.class)
                .single();
    }

    /** The id of this database. */
    public String databaseId() {
        return db.sql("select database_id from article_change_sequence")
                .query(String.class)
                .single();
    }

    /** Assigns an id to a database that has none. */
    @PostConstruct
    void assignDatabaseId() {
        db.sql("update article_change_sequence set database_id = :name where database_id is null")
                .param("name", UUID.randomUUID().toString())
                .update();
    }
}
