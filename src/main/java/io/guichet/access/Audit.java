package io.guichet.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guichet.jdbc.Columns;
import io.guichet.web.Cursor;
import io.guichet.web.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The audit: who signed in, or tried to, and who made or revoked a token. Entries are never changed. */
@Component
class Audit {

    private static final int MAX_LENGTH = 100;

    /** Of equal delayed attempts within this time one is kept, so that an attack does not fill the table. */
    private static final Duration DELAYED_ONCE = Duration.ofMinutes(1);

    private static final int MAX_DELAYED = 10_000;

    private final JdbcClient db;
    private final Clock clock;
    private final AuditSettings settings;
    private final Cache<String, Boolean> recentlyDelayed = Caffeine.newBuilder()
            .maximumSize(MAX_DELAYED)
            .expireAfterWrite(DELAYED_ONCE)
            .build();

    Audit(JdbcClient db, Clock clock, AuditSettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    void signIn(String user, String address, AuditOutcome outcome) {
        if (outcome != AuditOutcome.DELAYED
                || recentlyDelayed.asMap().putIfAbsent(printable(user) + " " + address, true) == null) {
            record(AuditType.SIGN_IN, user, address, outcome);
        }
    }

    void record(AuditType type, String user, String address, AuditOutcome outcome) {
        db.sql(
                        """
                        insert into audit (at, type, actor, address, outcome)
                        values (:at, :type, :actor, :address, :outcome)""")
                .param("at", clock.instant())
                .param("type", type.name())
                .param("actor", printable(user))
                .param("address", address)
                .param("outcome", outcome.name())
                .update();
    }

    /**
     * A page of entries, newest first.
     *
     * @param type null for all
     * @param user null for all
     * @param from inclusive
     * @param to exclusive
     */
    Page<AuditEntry> find(AuditType type, String user, Instant from, Instant to, Long before, int limit) {
        record Row(long id, AuditEntry entry) {}
        var rows = db.sql(
                        """
                        select id, at, type, actor, address, outcome from audit
                        where id < :before and at >= :from and at < :to
                          and (:anyType or type = :type) and (:anyUser or actor = :actor)
                        order by id desc limit :limit""")
                .param("before", Optional.ofNullable(before).orElse(Long.MAX_VALUE))
                .param("from", from)
                .param("to", to)
                .param("anyType", type == null)
                .param("type", type == null ? "" : type.name())
                .param("anyUser", user == null)
                .param("actor", user == null ? "" : user)
                .param("limit", limit + 1)
                .query((row, index) -> new Row(
                        row.getLong("id"),
                        new AuditEntry(
                                Columns.instant(row, "at"),
                                AuditType.valueOf(row.getString("type")),
                                row.getString("actor"),
                                row.getString("address"),
                                AuditOutcome.valueOf(row.getString("outcome")))))
                .list();
        var page = Page.of(rows, limit, last -> new Cursor(Long.toString(last.id()), "id"));
        return new Page<>(page.items().stream().map(Row::entry).toList(), page.next());
    }

    @Scheduled(fixedDelayString = "PT12H", initialDelayString = "PT20M")
    void purge() {
        db.sql("delete from audit where at < :before")
                .param("before", clock.instant().minus(settings.retention()))
                .update();
    }

    /** The name as far as it can be stored and shown. */
    private static String printable(String user) {
        var text = new StringBuilder();
        user.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .limit(MAX_LENGTH / 2)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
