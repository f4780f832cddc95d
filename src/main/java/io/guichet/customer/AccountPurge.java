package io.guichet.customer;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what has expired: used hand-overs, and sessions and links by email after two days. */
@Component
class AccountPurge {

    /** Longer than the longest window in which links of an address are counted. */
    private static final Duration KEPT = Duration.ofDays(2);

    private final JdbcClient db;
    private final Clock clock;

    AccountPurge(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    void purge() {
        db.sql("delete from used_hand_over where expires_at < :now")
                .param("now", clock.instant())
                .update();
        db.sql("delete from customer_session where last_used_at < :before")
                .param("before", clock.instant().minus(KEPT))
                .update();
        db.sql("delete from sign_in_link where requested_at < :before")
                .param("before", clock.instant().minus(KEPT))
                .update();
    }
}
