package io.guichet.mail;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.guichet.mail.MailboxSettings.Afterwards;
import io.guichet.mail.MailboxSettings.Encryption;
import io.guichet.mail.MailboxSettings.OAuth2;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;

/** A mail server with a mailbox of the brand parcels, and nodes of the desk that read it. */
final class MailboxFixture implements AutoCloseable {

    static final String ADDRESS = "support@parcels.example";

    final String name = "box-" + UUID.randomUUID();
    final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    final MovableClock clock = new MovableClock();
    final JdbcClient db;
    final MailboxPositions positions;
    final MailProcessing processing;
    final IncomingMailStore store;
    private final ApplicationContext context;
    private final GreenMailUser user;

    MailboxFixture(ApplicationContext context) {
        this.context = context;
        this.db = context.getBean(JdbcClient.class);
        this.processing = context.getBean(MailProcessing.class);
        this.store = context.getBean(IncomingMailStore.class);
        this.positions = new MailboxPositions(db, clock);
        server.start();
        user = server.setUser(ADDRESS, ADDRESS, "secret");
    }

    /** A clock of this test alone. */
    static final class MovableClock extends Clock {

        private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

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

    int imapPort() {
        return server.getImap().getPort();
    }

    MailboxSettings settings(int port) {
        return settings(port, Encryption.NONE, "secret", null, Afterwards.MARK_SEEN);
    }

    MailboxSettings settings(int port, Encryption security, String password, OAuth2 oauth2, Afterwards afterwards) {
        return new MailboxSettings(
                "parcels",
                "127.0.0.1",
                port,
                security,
                ADDRESS,
                password,
                oauth2,
                "INBOX",
                "mx.desk.example",
                null,
                afterwards,
                Duration.ofMinutes(20),
                Duration.ofSeconds(2),
                Duration.ofMillis(1_500));
    }

    MailboxReader node() {
        return node(settings(imapPort()));
    }

    MailboxReader node(MailboxSettings mailbox) {
        return node(mailbox, DataSize.ofMegabytes(2));
    }

    MailboxReader node(MailboxSettings mailbox, DataSize maxSize) {
        var settings = new MailSettings(maxSize, "", List.of(), Map.of(name, mailbox));
        var raw = new RawMailStore(db, settings, context.getBean(PlatformTransactionManager.class), clock);
        return new MailboxReader(name, settings, raw, positions, clock);
    }

    /** Reads all new messages in one go. */
    int reads(MailboxReader node) {
        if (!node.acquire()) {
            return 0;
        }
        try (var connection = node.connect()) {
            return node.readNew(connection);
        }
    }

    void arrives(String raw) throws Exception {
        user.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
    }

    /** Stored messages of the mailbox, processed. */
    List<IncomingMail> processed() {
        ids().forEach(processing::process);
        return ids().stream().map(store::get).toList();
    }

    IncomingMail newest() {
        var all = processed();
        return all.get(all.size() - 1);
    }

    List<Long> ids() {
        return db.sql("select id from incoming_mail where mailbox = :name and state <> 'RECEIVING' order by id")
                .param("name", name)
                .query(Long.class)
                .list();
    }

    MailboxPositions.MailboxState state() {
        return positions.get(name);
    }

    boolean isSeen(int message) throws Exception {
        return server.getManagers()
                .getImapHostManager()
                .getInbox(user)
                .getMessages()
                .get(message)
                .getFlags()
                .contains(Flags.Flag.SEEN);
    }

    @Override
    public void close() {
        server.stop();
    }
}
