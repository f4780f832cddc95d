package io.guichet.jdbc;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads whole tables from beginning to end, of which only some rows are in memory at a time. */
@Component
public class TableStreams {

    private static final int FETCH_SIZE = 2_000;

    private final JdbcClient client;
    private final TransactionTemplate moment;

    TableStreams(DataSource dataSource, PlatformTransactionManager transactions) {
        var template = new JdbcTemplate(dataSource);
        template.setFetchSize(FETCH_SIZE);
        client = JdbcClient.create(new InstantParameterJdbcTemplate(template));
        moment = new TransactionTemplate(transactions);
        moment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setReadOnly(true);
    }

    /** Its statements need a transaction, without which PostgreSQL sends all rows at once. */
    public JdbcClient client() {
        return client;
    }

    /** A transaction of its own, in which all statements see the tables at one moment. */
    public TransactionTemplate moment() {
        return moment;
    }
}
