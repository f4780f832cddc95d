package io.guichet.jdbc;

import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads whole tables from beginning to end, of which only some rows are in memory at a time. That takes up to half a minute, for
 * which a desk that stops does not wait.
 */
@Component
public class TableStreams {

    private static final int FETCH_SIZE = 2_000;

    private final JdbcClient client;
    private final TransactionTemplate moment;
    private volatile boolean stopping;

    TableStreams(DataSource dataSource, PlatformTransactionManager transactions) {
        var template = new JdbcTemplate(dataSource);
        template.setFetchSize(FETCH_SIZE);
        client = JdbcClient.create(new InstantParameterJdbcTemplate(template));
        moment = new TransactionTemplate(transactions);
        moment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setReadOnly(true);
    }

    /**
     * The rows of a query, which need a transaction, without which PostgreSQL sends all at once. The stream must be closed.
     *
     * @throws CancellationException from the stream, when the desk stops
     */
    public <T> Stream<T> stream(String sql, RowMapper<T> mapper) {
        return client
                .sql(sql)
                .query((row, index) -> {
                    if (stopping) {
                        throw new CancellationException("The desk stops");
                    }
                    return mapper.mapRow(row, index);
                })
                .stream();
    }

    /** A transaction of its own, in which all statements see the tables at one moment. */
    public TransactionTemplate moment() {
        return moment;
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }
}
