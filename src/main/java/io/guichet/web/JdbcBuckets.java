package io.guichet.web;

import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps token buckets in the table {@code rate_limit_bucket}, changed by compare-and-swap. Each statement commits by
 * itself, so that a rolled-back request counts as well.
 */
@Component
class JdbcBuckets extends AbstractCompareAndSwapBasedProxyManager<String> {

    private final JdbcClient db;
    private final Clock clock;
    private final TransactionTemplate withoutTransaction;

    JdbcBuckets(JdbcClient db, Clock clock, PlatformTransactionManager transactions) {
        super(ClientSideConfig.getDefault().withClientClock(RateLimiters.timeOf(clock)));
        this.db = db;
        this.clock = clock;
        this.withoutTransaction = new TransactionTemplate(transactions);
        this.withoutTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** Deletes the buckets that are full again, which are as good as absent. */
    int purge() {
        return db.sql("delete from rate_limit_bucket where full_at < :now")
                .param("now", clock.instant())
                .update();
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
        return new CompareAndSwapOperation() {
            @Override
            public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
                return committed(() -> db.sql("select state from rate_limit_bucket where bucket = :bucket")
                        .param("bucket", key)
                        .query((row, index) -> row.getBytes(1))
                        .optional());
            }

            @Override
            public boolean compareAndSwap(
                    byte[] before, byte[] after, RemoteBucketState state, Optional<Long> timeoutNanos) {
                var fullAt = fullAt(state);
                return committed(
                        () -> before == null ? insert(key, after, fullAt) : update(key, before, after, fullAt));
            }
        };
    }

    private boolean insert(String key, byte[] state, Instant fullAt) {
        try {
            db.sql("insert into rate_limit_bucket (bucket, state, full_at) values (:bucket, :state, :fullAt)")
                    .param("bucket", key)
                    .param("state", state)
                    .param("fullAt", fullAt)
                    .update();
            return true;
        } catch (DuplicateKeyException insertedByAnotherRequest) {
            return false;
        }
    }

    private boolean update(String key, byte[] before, byte[] after, Instant fullAt) {
        return db.sql(
                                """
                        update rate_limit_bucket set state = :after, full_at = :fullAt
                        where bucket = :bucket and state = :before""")
                        .param("after", after)
                        .param("fullAt", fullAt)
                        .param("bucket", key)
                        .param("before", before)
                        .update()
                == 1;
    }

    private Instant fullAt(RemoteBucketState state) {
        var now = RateLimiters.timeOf(clock).currentTimeNanos();
        return clock.instant().plusNanos(state.calculateFullRefillingTime(now));
    }

    private <T> T committed(Supplier<T> statement) {
        return withoutTransaction.execute(status -> statement.get());
    }

    @Override
    public void removeProxy(String key) {
        db.sql("delete from rate_limit_bucket where bucket = :bucket")
                .param("bucket", key)
                .update();
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
        throw new UnsupportedOperationException("buckets are not used asynchronously");
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String key) {
        throw new UnsupportedOperationException("buckets are not used asynchronously");
    }
}
