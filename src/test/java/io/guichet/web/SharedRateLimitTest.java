package io.guichet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guichet.DeskTest;
import io.guichet.demo.SettableClock;
import io.guichet.problem.RateLimitExceeded;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DeskTest
class SharedRateLimitTest {

    @Autowired
    private JdbcClient db;

    @Autowired
    private SettableClock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String limit = UUID.randomUUID().toString();

    @Test
    void twoNodesCountTogether() {
        var node = node(6);
        var otherNode = node(6);

        for (int i = 0; i < 3; i++) {
            node.tryAcquire("192.0.2.1");
            otherNode.tryAcquire("192.0.2.1");
        }

        assertThatExceptionOfType(RateLimitExceeded.class)
                .isThrownBy(() -> otherNode.tryAcquire("192.0.2.1"))
                .satisfies(rejected -> assertThat(rejected.retryAfter()).isEqualTo(Duration.ofSeconds(10)));
        node.tryAcquire("192.0.2.2");
    }

    @Test
    void countsConcurrentRequestsExactly() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        Callable<Boolean> request = () -> isAccepted(node(10));

        var accepted = 0;
        for (var answer : threads.invokeAll(Collections.nCopies(24, request))) {
            accepted += answer.get() ? 1 : 0;
        }

        assertThat(accepted).isEqualTo(10);
        threads.shutdownNow();
    }

    @Test
    void countsARequestThatIsRolledBack() {
        var rolledBack = new TransactionTemplate(transactions);

        rolledBack.executeWithoutResult(transaction -> {
            node(1).tryAcquire("192.0.2.1");
            transaction.setRollbackOnly();
        });

        assertThat(isAccepted(node(1))).isFalse();
    }

    @Test
    void purgesFullBucketsOnly() {
        node(6).tryAcquire("192.0.2.1");

        buckets(clock).purge();
        assertThat(storedBuckets()).isEqualTo(1);

        buckets(Clock.offset(clock, Duration.ofSeconds(11))).purge();
        assertThat(storedBuckets()).isZero();
    }

    private RateLimiter node(int perMinute) {
        return new RateLimiters(buckets(clock), clock).shared(limit, perMinute);
    }

    private JdbcBuckets buckets(Clock time) {
        return new JdbcBuckets(db, time, transactions);
    }

    private static boolean isAccepted(RateLimiter node) {
        try {
            node.tryAcquire("192.0.2.1");
            return true;
        } catch (RateLimitExceeded rejected) {
            return false;
        }
    }

    private int storedBuckets() {
        return db.sql("select count(*) from rate_limit_bucket where bucket like :limit")
                .param("limit", limit + "%")
                .query(Integer.class)
                .single();
    }
}
