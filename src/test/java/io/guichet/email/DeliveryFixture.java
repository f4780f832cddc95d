package io.guichet.email;

import io.guichet.brand.Brands;
import io.guichet.email.SmtpSettings.Security;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.PlatformTransactionManager;

/** Nodes that deliver e-mails of the test database, and the e-mails; their clock stands still until a test moves it. */
final class DeliveryFixture {

    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    final JdbcClient db;
    final MovableClock clock = new MovableClock();
    private final PlatformTransactionManager transactions;
    private final Brands brands;
    private final ObjectProvider<EmailFiles> files;
    private final Outbox outbox;

    DeliveryFixture(ApplicationContext context) {
        db = context.getBean(JdbcClient.class);
        transactions = context.getBean(PlatformTransactionManager.class);
        brands = context.getBean(Brands.class);
        files = context.getBeanProvider(EmailFiles.class);
        outbox = context.getBean(Outbox.class);
    }

    /** A clock of this test alone. */
    static final class MovableClock extends Clock {

        private volatile Instant now = START;

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Takes the e-mails of other tests out of the queue. */
    void emptiesTheQueue() {
        db.sql("update email set state = 'FAILED', lease = null where state = 'QUEUED'")
                .update();
        db.sql("delete from suppressed_address").update();
        clock.now = START;
    }

    static SmtpSettings smtp(int port) {
        return smtp(port, 0);
    }

    static SmtpSettings smtp(int port, int maxPerDomainAndMinute) {
        return smtp(port, maxPerDomainAndMinute, Duration.ofMillis(1_500));
    }

    /** Settings for a server that may be slow on a busy machine. */
    static SmtpSettings patientSmtp(int port) {
        return smtp(port, 0, Duration.ofMinutes(1));
    }

    private static SmtpSettings smtp(int port, int maxPerDomainAndMinute, Duration timeout) {
        return new SmtpSettings(
                "127.0.0.1",
                port,
                Security.NONE,
                null,
                null,
                null,
                null,
                Duration.ofSeconds(2),
                timeout,
                maxPerDomainAndMinute);
    }

    static EmailSettings settings() {
        return new EmailSettings(
                URI.create("https://desk.example"),
                "support@{brand}.example",
                Map.of(),
                "a quiet lamp",
                Duration.ofDays(4),
                Duration.ofMinutes(30),
                Map.of());
    }

    DeliveryQueue queue() {
        return new DeliveryQueue(db, transactions, clock);
    }

    EmailComposer composer(DkimSettings dkim) {
        return new EmailComposer(
                brands, settings(), new ReplyAddresses(settings()), queue(), files, new DkimSignature(dkim));
    }

    EmailComposer composer() {
        return composer(new DkimSettings(null, null, null));
    }

    Deliveries deliveries() {
        return new Deliveries(db, queue(), composer(), clock);
    }

    EmailDelivery node(int port) {
        return node(smtp(port));
    }

    EmailDelivery node(SmtpSettings smtp) {
        return node(smtp, queue());
    }

    EmailDelivery node(SmtpSettings smtp, DeliveryQueue queue) {
        return new EmailDelivery(queue, composer(), smtp, settings(), clock);
    }

    /** Queues an e-mail of a ticket and returns its id. */
    long queues(String number, String recipient, String subject) {
        return queues(number, "reply", recipient, subject, null);
    }

    long queues(String number, String template, String recipient, String subject, String html) {
        var id = new GeneratedKeyHolder();
        db.sql(
                        """
                        insert into email (brand, number, template, language, recipient, subject, body, html, state, created_at)
                        values ('parcels', :number, :template, 'en', :recipient, :subject, 'It is with the neighbour.', :html,
                          'QUEUED', :now)""")
                .param("number", number)
                .param("template", template)
                .param("recipient", recipient)
                .param("subject", subject)
                .param("html", html)
                .param("now", clock.instant())
                .update(id, "id");
        return id.getKeyAs(Long.class);
    }

    EmailMessage email(long id) {
        return outbox.find(id).orElseThrow();
    }

    String state(long id) {
        return email(id).state();
    }
}
