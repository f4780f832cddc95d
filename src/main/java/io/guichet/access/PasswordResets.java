package io.guichet.access;

import io.guichet.access.PasswordLinks.LinkPurpose;
import io.guichet.problem.RateLimitExceeded;
import io.guichet.text.EmailAddress;
import io.guichet.text.InputText;
import io.guichet.web.AttemptLimiter;
import io.guichet.web.RateLimiter;
import io.guichet.web.RateLimiters;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Requests of people who have forgotten their password. A request stores the name that was entered, known or not; a job
 * looks it up later, so that neither the answer nor its time tells whether there is such a user.
 */
@Component
class PasswordResets {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordResets.class);

    static final int MAX_NAME_LENGTH = EmailAddress.MAX_LENGTH;

    private static final int BATCH = 50;

    private final JdbcClient db;
    private final IdentityService identities;
    private final StaffDirectory directory;
    private final PasswordLinks links;
    private final Audit audit;
    private final AttemptLimiter perNetwork;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PasswordResets(
            JdbcClient db,
            @Lazy IdentityService identities,
            StaffDirectory directory,
            PasswordLinks links,
            Audit audit,
            RateLimiters limiters,
            TransactionTemplate transaction,
            Clock clock) {
        this.db = db;
        this.identities = identities;
        this.directory = directory;
        this.links = links;
        this.audit = audit;
        this.perNetwork =
                limiters.attempts("password-reset", Map.of(Duration.ofMinutes(1), 5, Duration.ofHours(1), 30));
        this.transaction = transaction;
        this.clock = clock;
    }

    private record ResetRequest(long id, String name, String language, String address) {}

    /**
     * @param name user id or e-mail address
     * @throws RateLimitExceeded after too many requests of one network
     */
    void request(String name, String language, String address) {
        var wait = perNetwork.tryAcquire(RateLimiter.network(address));
        if (!wait.isZero()) {
            throw new RateLimitExceeded("Too many requests; try again later.", wait);
        }
        db.sql(
                        """
                        insert into password_reset_request (name, language, address, requested_at)
                        values (:name, :language, :address, :now)""")
                .param("name", InputText.truncate(name, MAX_NAME_LENGTH))
                .param("language", language)
                .param("address", address)
                .param("now", clock.instant())
                .update();
    }

    /** Queues an e-mail for each known user that was named. */
    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void process() {
        db
                .sql("select id, name, language, address from password_reset_request order by id limit :limit")
                .param("limit", BATCH)
                .query((row, index) -> new ResetRequest(
                        row.getLong("id"), row.getString("name"), row.getString("language"), row.getString("address")))
                .list()
                .stream()
                .filter(this::take)
                .forEach(this::answer);
    }

    /** Another node may have taken the request. One that fails is not tried again: the user asks again. */
    private boolean take(ResetRequest request) {
        return db.sql("delete from password_reset_request where id = :id")
                        .param("id", request.id())
                        .update()
                == 1;
    }

    private void answer(ResetRequest request) {
        try {
            transaction.executeWithoutResult(status -> sendLinks(request));
        } catch (RuntimeException e) {
            LOG.error("No link to set a new password could be sent.", e);
        }
    }

    private void sendLinks(ResetRequest request) {
        var users = find(request.name());
        users.stream()
                .filter(user -> links.mayReset(user.id()))
                .forEach(user -> links.send(user, LinkPurpose.RESET, languageOf(user, request)));
        audit.record(
                AuditType.PASSWORD_RESET_REQUESTED,
                request.name(),
                request.address(),
                users.isEmpty() ? AuditOutcome.FAILURE : AuditOutcome.SUCCESS,
                null,
                null);
    }

    private String languageOf(StaffMember user, ResetRequest request) {
        var chosen = directory.account(user.id()).language();
        return chosen == null ? request.language() : chosen;
    }

    private List<StaffMember> find(String name) {
        var query = identities.createUserQuery();
        var users = EmailAddress.canonical(name)
                .map(address -> query.userEmail(address).list())
                .orElseGet(() -> query.userId(name).list());
        return users.stream()
                .map(User::getId)
                .flatMap(id -> directory.findActive(id).stream())
                .filter(PasswordLinks::isReachable)
                .toList();
    }
}
