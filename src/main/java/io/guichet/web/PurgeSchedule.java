package io.guichet.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Deletes rows that no request needs any more: full rate-limit buckets. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PurgeSchedule {

    private final JdbcBuckets buckets;

    PurgeSchedule(JdbcBuckets buckets) {
        this.buckets = buckets;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    void purge() {
        buckets.purge();
    }
}
