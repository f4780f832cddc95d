package io.guichet.access;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.email.EmailSettings;
import io.guichet.email.EmailTemplate;
import io.guichet.email.Outbox;
import io.guichet.email.TemplatedEmail;
import io.guichet.text.Digests;
import io.guichet.text.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Links of e-mails with which staff set their own password: an invitation, or a reset. Each works once. */
@Component
class PasswordLinks {

    static final String PATH = "/sign-in/password/";

    private static final int TOKEN_BYTES = 24;
    private static final int MAX_RESETS_PER_HOUR = 3;

    private final JdbcClient db;
    private final StaffDirectory directory;
    private final Brands brands;
    private final Outbox outbox;
    private final EmailSettings emailSettings;
    private final Clock clock;

    PasswordLinks(
            JdbcClient db,
            StaffDirectory directory,
            Brands brands,
            Outbox outbox,
            EmailSettings emailSettings,
            Clock clock) {
        this.db = db;
        this.directory = directory;
        this.brands = brands;
        this.outbox = outbox;
        this.emailSettings = emailSettings;
        this.clock = clock;
    }

    /** Why a link is sent; decides about its e-mail and its validity. */
    enum LinkPurpose {
        INVITATION(EmailTemplate.STAFF_INVITATION, Duration.ofDays(7)),
        RESET(EmailTemplate.STAFF_PASSWORD_RESET, Duration.ofHours(1));

        private final EmailTemplate template;
        private final Duration validity;

        LinkPurpose(EmailTemplate template, Duration validity) {
            this.template = template;
            this.validity = validity;
        }
    }

    /** Whether mail can be sent to the user. */
    static boolean isReachable(StaffMember staff) {
        return EmailAddress.canonical(staff.email()).isPresent();
    }

    /** Queues an e-mail with a new link; former links of the user stop working. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(StaffMember staff, LinkPurpose purpose, String language) {
        revokeAll(staff.id());
        var token = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(SigningKeys.random(), TOKEN_BYTES));
        var now = clock.instant();
        db.sql(
                        """
                        insert into password_link (user_id, digest, purpose, created_at, expires_at)
                        values (:user, :digest, :purpose, :now, :expires)""")
                .param("user", staff.id())
                .param("digest", Digests.sha256(token))
                .param("purpose", purpose.name())
                .param("now", now)
                .param("expires", now.plus(purpose.validity))
                .update();
        var values = Map.of(
                "name", staff.name(),
                "user", staff.id(),
                "days", purpose.validity.toDays(),
                "hours", purpose.validity.toHours(),
                "minutes", purpose.validity.toMinutes(),
                "link", emailSettings.link(PATH + token));
        var address = EmailAddress.canonical(staff.email()).orElseThrow();
        outbox.enqueue(new TemplatedEmail(brandOf(staff), "", purpose.template, language, address, values));
    }

    /** The user whose link this is, while it is valid; it is not used up, because mail programs open links. */
    Optional<StaffMember> find(String token) {
        return db.sql(
                        """
                        select user_id from password_link
                        where digest = :digest and used_at is null and expires_at > :now""")
                .param("digest", Digests.sha256(token))
                .param("now", clock.instant())
                .query(String.class)
                .optional()
                .flatMap(directory::findActive);
    }

    /** Uses the link up. @return whether it was not used before */
    boolean redeem(String token) {
        return db.sql("update password_link set used_at = :now where digest = :digest and used_at is null")
                        .param("now", clock.instant())
                        .param("digest", Digests.sha256(token))
                        .update()
                == 1;
    }

    /** Whether the user got no more links within the last hour than anybody needs. */
    boolean mayReset(String user) {
        return db.sql("select count(*) from password_link where user_id = :user and created_at > :since")
                        .param("user", user)
                        .param("since", clock.instant().minus(Duration.ofHours(1)))
                        .query(Integer.class)
                        .single()
                < MAX_RESETS_PER_HOUR;
    }

    /** A changed password, on whichever page, makes open links useless: they may be in the hands of others. */
    @EventListener
    @Transactional
    public void on(AuditedAction action) {
        if (action.type() == AuditType.PASSWORD_CHANGED) {
            revokeAll(action.subject());
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void revokeAll(String user) {
        db.sql("update password_link set used_at = :now where user_id = :user and used_at is null")
                .param("now", clock.instant())
                .param("user", user)
                .update();
    }

    /** The brand in whose name the e-mail is sent. */
    private Brand brandOf(StaffMember staff) {
        return staff.brands().stream()
                .sorted()
                .filter(brands::serves)
                .findFirst()
                .map(brands::get)
                .orElseGet(() -> brands.all().iterator().next());
    }
}
