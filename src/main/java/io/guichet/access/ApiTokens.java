package io.guichet.access;

import static io.guichet.jdbc.Columns.instant;

import com.fasterxml.jackson.core.type.TypeReference;
import io.guichet.jdbc.Columns;
import io.guichet.problem.BadInput;
import io.guichet.problem.UnknownEntity;
import io.guichet.text.Digests;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores the tokens of programs, by their digest. */
@Component
class ApiTokens {

    /** Makes tokens recognisable, for instance to scanners that look for secrets in repositories. */
    private static final String PREFIX = "guichet_";

    private static final Duration USE_IS_STORED_EVERY = Duration.ofHours(1);
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private static final String SIGNING_KEY = "api-token";
    private static final String MAC = "HmacSHA256";

    private final JdbcClient db;
    private final SigningKeys signingKeys;
    private final Idempotency idempotency;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApiTokens(
            JdbcClient db,
            SigningKeys signingKeys,
            Idempotency idempotency,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.signingKeys = signingKeys;
        this.idempotency = idempotency;
        this.events = events;
        this.clock = clock;
    }

    /** @param token what the program sends; it cannot be read again */
    record NewToken(long id, String token, ApiToken details) {}

    /** What is kept of a new token for repeated requests: enough to make it again, together with their key. */
    private record StoredToken(long id, String nonce) {}

    /** Loads the signing key outside of the transaction, whose rollback would lose a new one. */
    void prepare() {
        signingKeys.get(SIGNING_KEY);
    }

    /**
     * Throws {@link BadInput} unless the owner may have this token.
     *
     * @param key of the request, or null; a repeated request gets the same token
     */
    @RetryableTransaction
    public NewToken create(NewTokenRequest request, StaffMember owner, String key) {
        request.validate(owner, clock.instant());
        var storedKey = key == null || key.isBlank() ? null : Digests.sha256(key);
        var stored = idempotency.computeOnce(owner.id(), "tokens", storedKey, request, StoredToken.class, () -> {
            var nonce = HexFormat.of().formatHex(SigningKeys.random());
            var id = insert(request, owner, token(nonce, key));
            events.publishEvent(new AuditedAction(AuditType.TOKEN_CREATED, owner.id(), request.plainName()));
            return new StoredToken(id, nonce);
        });
        return new NewToken(stored.id(), token(stored.nonce(), key), get(stored.id()));
    }

    /** The table of responses holds neither the token nor the key of the request. */
    private String token(String nonce, String key) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(signingKeys.get(SIGNING_KEY), MAC));
            var secret = mac.doFinal((nonce + " " + key).getBytes(StandardCharsets.UTF_8));
            return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private long insert(NewTokenRequest request, StaffMember owner, String token) {
        db.sql(
                        """
                        insert into api_token (owner, name, digest, roles, brands, created_at, expires_at)
                        values (:owner, :name, :digest, :roles, :brands, :now, :expires)""")
                .param("owner", owner.id())
                .param("name", request.plainName())
                .param("digest", Digests.sha256(token))
                .param("roles", Columns.toJson(request.roles()))
                .param("brands", Columns.toJson(request.brands()))
                .param("now", clock.instant())
                .param("expires", request.expiresOrDefault(clock.instant()))
                .update();
        return byDigest(Digests.sha256(token)).orElseThrow().id();
    }

    /** Also a token that was revoked. */
    private ApiToken get(long id) {
        return db.sql("select * from api_token where id = :id")
                .param("id", id)
                .query((row, index) -> read(row))
                .single();
    }

    /** The token that a program has sent, if it is neither revoked nor expired. Remembers the use. */
    Optional<ApiToken> use(String token) {
        var now = clock.instant();
        var found = byDigest(Digests.sha256(token)).filter(known -> now.isBefore(known.expires()));
        found.filter(used -> used.lastUsed() == null || used.lastUsed().isBefore(now.minus(USE_IS_STORED_EVERY)))
                .ifPresent(used -> db.sql("update api_token set last_used_at = :now where id = :id")
                        .param("now", now)
                        .param("id", used.id())
                        .update());
        return found;
    }

    /** Tokens that are not revoked, newest first. @param owner null for all */
    List<ApiToken> list(String owner) {
        return db.sql(
                        """
                        select * from api_token
                        where revoked_at is null and (:all or owner = :owner) order by id desc""")
                .param("all", owner == null)
                .param("owner", owner == null ? "" : owner)
                .query((row, index) -> read(row))
                .list();
    }

    private Optional<ApiToken> find(long id) {
        return db.sql("select * from api_token where id = :id and revoked_at is null")
                .param("id", id)
                .query((row, index) -> read(row))
                .optional();
    }

    /** Revokes one's own token, or as an administrator any. */
    @Transactional
    public void revoke(long id, StaffMember staff) {
        var token = find(id).filter(found -> found.owner().equals(staff.id()) || staff.hasRole(Roles.ADMIN))
                .orElseThrow(() -> UnknownEntity.of("token", Long.toString(id)));
        events.publishEvent(new AuditedAction(AuditType.TOKEN_REVOKED, token.owner(), token.name()));
        db.sql("update api_token set revoked_at = :now where id = :id and revoked_at is null")
                .param("now", clock.instant())
                .param("id", id)
                .update();
    }

    /** A new user of the same name does not get them. */
    @EventListener
    public void on(UserDeleted deleted) {
        db.sql("update api_token set revoked_at = :now where owner = :owner and revoked_at is null")
                .param("now", clock.instant())
                .param("owner", deleted.user())
                .update();
    }

    private Optional<ApiToken> byDigest(String digest) {
        return db.sql("select * from api_token where digest = :digest and revoked_at is null")
                .param("digest", digest)
                .query((row, index) -> read(row))
                .optional();
    }

    private static ApiToken read(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getString("owner"),
                row.getString("name"),
                Columns.json(row, "roles", STRINGS),
                Columns.json(row, "brands", STRINGS),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                instant(row, "last_used_at"));
    }
}
