package io.guichet.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Deletes rows that no request needs any more: old idempotent responses and full rate-limit buckets. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PurgeSchedule {

    private final Idempotency idempotency;
    private final JdbcBuckets buckets;

    PurgeSchedule(Idempotency idempotency, JdbcBuckets buckets) {
        this.idempotency = idempotency;
        this.buckets = buckets;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    void purge() {
        idempotency.purge();
        buckets.purge();
    }
}
