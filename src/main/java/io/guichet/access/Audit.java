package io.guichet.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guichet.jdbc.Columns;
import io.guichet.text.InputText;
import io.guichet.web.Cursor;
import io.guichet.web.Page;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The audit: sign-ins, failed ones too, changes of accounts, and rights that were used. Entries are never changed. */
@Component
class Audit {

    private static final int MAX_LENGTH = 100;
    private static final int MAX_DETAIL_LENGTH = 200;

    /** Of equal delayed attempts within this time one is kept, so that an attack does not fill the table. */
    private static final Duration DELAYED_ONCE = Duration.ofMinutes(1);

    private static final Set<AuditType> READINGS =
            EnumSet.of(AuditType.RESTRICTED_TICKET_READ, AuditType.AGENT_FIGURES_READ);

    /** Of a user's readings of the same thing within this time one is kept: a page consists of many requests. */
    private static final Duration READ_ONCE = Duration.ofMinutes(10);

    private static final int MAX_REMEMBERED = 10_000;

    private final JdbcClient db;
    private final PlatformTransactionManager transactions;
    private final Clock clock;
    private final AuditSettings settings;
    private final Cache<String, Boolean> recentlyDelayed = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(DELAYED_ONCE)
            .build();
    private final Cache<String, Boolean> recentlyRead = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(READ_ONCE)
            .build();

    Audit(JdbcClient db, PlatformTransactionManager transactions, Clock clock, AuditSettings settings) {
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /** Records what the current user does; what the desk does by itself is not recorded. */
    @EventListener
    void on(AuditedAction action) {
        currentUser()
                .filter(user -> !READINGS.contains(action.type())
                        || recentlyRead.asMap().putIfAbsent(user + " " + action.type() + " " + action.subject(), true)
                                == null)
                .ifPresent(user -> record(action, user));
    }

    /** In the transaction of the action, unless that only reads. */
    private void record(AuditedAction action, String user) {
        var transaction = new TransactionTemplate(transactions);
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        }
        transaction.executeWithoutResult(status ->
                record(action.type(), user, address(), AuditOutcome.SUCCESS, action.subject(), action.detail()));
    }

    /** @param detail what else was checked; null for a password only */
    void signIn(String user, String address, AuditOutcome outcome, String detail) {
        if (outcome != AuditOutcome.DELAYED
                || recentlyDelayed.asMap().putIfAbsent(printable(user) + " " + address, true) == null) {
            record(AuditType.SIGN_IN, user, address, outcome, null, detail);
        }
    }

    void record(AuditType type, String user, String address, AuditOutcome outcome, String subject, String detail) {
        db.sql(
                        """
                        insert into audit (at, type, actor, address, outcome, subject, detail)
                        values (:at, :type, :actor, :address, :outcome, :subject, :detail)""")
                .param("at", clock.instant())
                .param("type", type.name())
                .param("actor", printable(user))
                .param("address", address)
                .param("outcome", outcome.name())
                .param("subject", subject == null ? null : printable(subject))
                .param("detail", detail == null ? null : InputText.truncate(detail, MAX_DETAIL_LENGTH))
                .update();
    }

    private static Optional<String> currentUser() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(current -> !(current instanceof AnonymousAuthenticationToken))
                .map(Authentication::getName);
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : "";
    }

    /** A page of entries, newest first. */
    Page<AuditEntry> find(AuditFilter filter, int limit) {
        record Row(long id, AuditEntry entry) {}
        var rows = db.sql(
                        """
                        select id, at, type, actor, address, outcome, subject, detail from audit
                        where id < :before and at >= :from and at < :to
                          and (:anyType or type = :type) and (:anyUser or actor = :actor or subject = :actor)
                        order by id desc limit :limit""")
                .param("before", filter.before())
                .param("from", filter.from())
                .param("to", filter.to())
                .param("anyType", filter.type() == null)
                .param("type", filter.type() == null ? "" : filter.type().name())
                .param("anyUser", filter.user() == null)
                .param("actor", filter.user() == null ? "" : filter.user())
                .param("limit", limit + 1)
                .query((row, index) -> new Row(
                        row.getLong("id"),
                        new AuditEntry(
                                Columns.instant(row, "at"),
                                AuditType.valueOf(row.getString("type")),
                                row.getString("actor"),
                                row.getString("address"),
                                AuditOutcome.valueOf(row.getString("outcome")),
                                row.getString("subject"),
                                row.getString("detail"))))
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
