package io.guichet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.guichet.Concurrently;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.email.EmailMessage;
import io.guichet.email.Outbox;
import io.guichet.mail.MailboxSettings.Afterwards;
import io.guichet.mail.MailboxSettings.Encryption;
import io.guichet.mail.MailboxSettings.OAuth2;
import io.guichet.ticket.Conversation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Messages of a mailbox reach the desk over real sockets: each once, whatever the server and the nodes do. */
@DeskTest
@Tag("h2")
class MailboxReaderTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Desk desk;

    @Autowired
    private Conversation conversation;

    private MailboxFixture mailbox;

    @BeforeEach
    void startsServer() {
        mailbox = new MailboxFixture(context);
    }

    @AfterEach
    void stopsServer() {
        mailbox.close();
    }

    @Test
    void storesEachMessageAsItCameAndMarksItSeen() throws Exception {
        var raw = message("It has not arrived. é");
        mailbox.arrives(raw);
        mailbox.arrives(message("Nor this one."));
        var node = mailbox.node();

        assertThat(mailbox.reads(node)).isEqualTo(2);
        assertThat(mailbox.reads(node)).isZero();

        var mail = mailbox.processed().get(0);
        assertThat(mail.outcome()).isEqualTo(MailOutcome.TICKET_OPENED);
        assertThat(mail.mailbox()).isEqualTo(mailbox.name);
        try (var stored = context.getBean(RawMailStore.class).read(mail.id())) {
            assertThat(new String(stored.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(raw.substring(raw.indexOf("Subject")).replace("\n", "\r\n"));
        }
        assertThat(mailbox.isSeen(0)).isTrue();
        assertThat(mailbox.state().checkedAt()).isNotNull();
    }

    @Test
    void deletesFromTheMailboxWhereThatIsSet() throws Exception {
        mailbox.arrives(message("Delete me."));

        mailbox.reads(
                mailbox.node(mailbox.settings(mailbox.imapPort(), Encryption.NONE, "secret", null, Afterwards.DELETE)));

        assertThat(mailbox.server.getReceivedMessages()).isEmpty();
        assertThat(mailbox.ids()).hasSize(1);
    }

    @Test
    void oneOfTwoNodesReadsAndTheOtherTakesOver() throws Exception {
        var first = mailbox.node();
        var second = mailbox.node();
        mailbox.arrives(message("One"));
        assertThat(mailbox.reads(first)).isEqualTo(1);
        mailbox.arrives(message("Two"));

        assertThat(second.acquire()).isFalse();
        mailbox.clock.advance(MailboxPositions.LEASE.plusSeconds(1));
        assertThat(mailbox.reads(second)).isEqualTo(1);
        assertThat(first.acquire()).isFalse();
        second.release();
        assertThat(first.acquire()).isTrue();
    }

    @Test
    void twoNodesAtOnceStoreEachMessageOnce() throws Exception {
        for (int number = 0; number < 30; number++) {
            mailbox.arrives(message("Number " + number));
        }

        var failures = Concurrently.run(
                () -> mailbox.reads(mailbox.node()),
                () -> mailbox.reads(mailbox.node()),
                () -> mailbox.reads(mailbox.node()));

        assertThat(failures).isEmpty();
        assertThat(mailbox.ids()).hasSize(30);
    }

    /** A node ends while it fetches, after it has stored, or before it has recorded how far it came. */
    @Test
    void killedNodesLoseAndRepeatNothing() throws Exception {
        var number = desk.opens("parcels", Map.of());
        int messages = 250;
        var random = new Random(5);
        var run = UUID.randomUUID();
        for (int message = 0; message < messages; message++) {
            mailbox.arrives("From: n%d-%s@example.net\nSubject: Re: %s\nMessage-ID: <%d.%s@example.net>\n\nNote %d"
                    .formatted(message, run, number, message, run, message));
        }
        for (int kill = 0; kill < 25 && mailbox.ids().size() < messages; kill++) {
            var node = mailbox.node(mailbox.settings(mailbox.imapPort()));
            try (var proxy = new TcpProxy(mailbox.imapPort())) {
                proxy.cutAfter = 3_000 + random.nextInt(10_000);
                assertThatThrownBy(() -> mailbox.reads(mailbox.node(mailbox.settings(proxy.port()))))
                        .isInstanceOf(MailboxFailure.class);
            }
            halfReceives(mailbox.ids().size() + 2L);
            forgetsPosition(random.nextInt(20));
            mailbox.clock.advance(MailboxPositions.LEASE.plusSeconds(1));
            node.release();
        }

        mailbox.reads(mailbox.node());
        var ids = mailbox.ids();
        Concurrently.run(
                () -> ids.forEach(mailbox.processing::process), () -> ids.forEach(mailbox.processing::process));

        assertThat(ids).hasSize(messages);
        assertThat(conversation.of(number).stream()
                        .map(note -> note.body().substring(note.body().lastIndexOf('\n') + 1))
                        .filter(line -> line.startsWith("Note ")))
                .hasSize(messages)
                .doesNotHaveDuplicates();
    }

    /** What a node leaves that is killed while a large message arrives. */
    private void halfReceives(long uid) {
        var validity = mailbox.state().uidValidity();
        mailbox.db
                .sql(
                        """
                        insert into incoming_mail
                          (brand, received_at, received_from, size, sha256, state, mailbox, uid_validity, uid)
                        select 'parcels', :now, 'killed', 0, '', 'RECEIVING', :name, :validity, :uid
                        where not exists (select 1 from incoming_mail where mailbox = :name and uid = :uid)""")
                .param("now", mailbox.clock.instant())
                .param("name", mailbox.name)
                .param("validity", validity == null ? 1L : validity)
                .param("uid", uid)
                .update();
    }

    private void forgetsPosition(int messages) {
        mailbox.db
                .sql("update mailbox set last_uid = greatest(last_uid - :messages, 0) where name = :name")
                .param("messages", messages)
                .param("name", mailbox.name)
                .update();
    }

    @Test
    void readsAgainOnceTheServerIsBack() throws Exception {
        mailbox.arrives(message("x".repeat(60).concat("\n").repeat(10_000)));
        try (var proxy = new TcpProxy(mailbox.imapPort())) {
            var node = mailbox.node(mailbox.settings(proxy.port()));
            proxy.cutAfter = 300_000;
            assertThatThrownBy(() -> mailbox.reads(node)).isInstanceOf(MailboxFailure.class);
            assertThat(mailbox.state().failure()).contains("Message").contains("cannot be fetched");
            proxy.cutAfter = Long.MAX_VALUE;
            proxy.stallAfter = 300_000;
            assertThatThrownBy(() -> mailbox.reads(node)).isInstanceOf(MailboxFailure.class);
            assertThat(mailbox.ids()).isEmpty();
            assertThat(mailbox.state().refusals()).isEqualTo(2);
            proxy.stallAfter = Long.MAX_VALUE;

            assertThat(mailbox.reads(node)).isEqualTo(1);
        }
        assertThat(mailbox.state().failure()).isNull();
        assertThat(mailbox.newest().size()).isGreaterThan(600_000);
    }

    @Test
    void namesTheReasonOfAFailure() {
        int closed = mailbox.imapPort();
        mailbox.server.stop();

        assertThatThrownBy(() -> mailbox.reads(mailbox.node(mailbox.settings(closed))))
                .isInstanceOf(MailboxFailure.class);

        assertThat(mailbox.state().failure()).startsWith("The mail server cannot be used:");
        assertThat(mailbox.state().failedSince()).isEqualTo(mailbox.clock.instant());
    }

    @Test
    void namesARefusedPassword() {
        var wrong = mailbox.settings(mailbox.imapPort(), Encryption.NONE, "wrong", null, Afterwards.KEEP);

        assertThatThrownBy(() -> mailbox.reads(mailbox.node(wrong)))
                .hasMessageStartingWith("The mail server refuses the sign-in:");
    }

    @Test
    void refusesAServerWithoutEncryption() {
        var startTls = mailbox.settings(mailbox.imapPort(), Encryption.STARTTLS, "secret", null, Afterwards.KEEP);

        assertThatThrownBy(() -> mailbox.reads(mailbox.node(startTls))).hasMessageContaining("STARTTLS");
    }

    @Test
    void aMessageThatTheServerRefusesStopsNoOther() throws Exception {
        mailbox.arrives(message("Refused"));
        mailbox.arrives(message("Next"));
        mailbox.node().acquire();
        for (int refusal = 0; refusal < 5; refusal++) {
            mailbox.positions.recordFailure(mailbox.name, "NO such part", 1L);
        }
        mailbox.clock.advance(Duration.ofHours(1));

        assertThat(mailbox.reads(mailbox.node())).isEqualTo(2);

        assertThat(mailbox.processed().get(0).sender()).endsWith("@example.org");
        assertThat(mailbox.processed()).hasSize(2);
    }

    @Test
    void aMessageThatFailedForMinutesOnlyIsFetchedWhole() throws Exception {
        mailbox.arrives(message("x".repeat(60).concat("\n").repeat(100)));
        mailbox.node().acquire();
        for (int failure = 0; failure < 9; failure++) {
            mailbox.positions.recordFailure(mailbox.name, "The connection was lost", 1L);
        }
        mailbox.clock.advance(Duration.ofMinutes(5));

        mailbox.reads(mailbox.node());

        assertThat(mailbox.newest().size()).isGreaterThan(6_000);
    }

    @Test
    void keepsTheBeginningOfAMessageThatIsTooLarge() throws Exception {
        mailbox.arrives(message("The label is attached.")
                .replace("text/plain; charset=utf-8\n\n", "multipart/mixed; boundary=b\n\n--b\n\n")
                .concat("\n--b\nContent-Type: application/pdf; name=label.pdf\n\n")
                .concat("lorem ipsum dolor sit amet\n".repeat(90_000)));

        mailbox.reads(mailbox.node());

        var mail = mailbox.newest();
        assertThat(mail.outcome()).isEqualTo(MailOutcome.TICKET_OPENED);
        assertThat(mail.size()).isEqualTo(MailboxReader.KEPT_OF_LARGE);
        assertThat(mail.originalSize()).isGreaterThan(2_000_000);
        var messages = conversation.of(mail.ticket());
        assertThat(messages.get(0).body()).isEqualTo("The label is attached.");
        assertThat(messages.get(1).body()).startsWith("The email is larger than accepted (2 MB).");
        assertThat(context.getBean(Outbox.class).of(mail.ticket()))
                .extracting(EmailMessage::template)
                .contains("message-too-large");
    }

    @Test
    void readsOnlyWhatCameSince() throws Exception {
        mailbox.arrives(message("Old"));
        var plain = mailbox.settings(mailbox.imapPort());
        var since = new MailboxSettings(
                plain.brand(),
                plain.host(),
                plain.port(),
                plain.security(),
                plain.user(),
                plain.password(),
                null,
                plain.folder(),
                "",
                Instant.now().plus(Duration.ofDays(2)),
                plain.afterwards(),
                plain.pollInterval(),
                plain.connectTimeout(),
                plain.timeout());

        assertThat(mailbox.reads(mailbox.node(since))).isZero();
    }

    /** The poll interval of the mailbox is longer than the test: the server announces the message. */
    @Test
    void readsAnAnnouncedMessageAtOnce() throws Exception {
        var thread = new MailboxThread(mailbox.name, mailbox.node());
        thread.start();
        awaitsChecked();
        mailbox.arrives(message("Now"));

        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> mailbox.ids().size() == 1);
        thread.end();
        thread.join(5_000);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void asksAServerThatAnnouncesNothing() throws Exception {
        try (var proxy = new TcpProxy(mailbox.imapPort())) {
            proxy.hidden = "IDLE";
            var plain = mailbox.settings(proxy.port());
            var polled = new MailboxSettings(
                    plain.brand(),
                    plain.host(),
                    plain.port(),
                    plain.security(),
                    plain.user(),
                    plain.password(),
                    null,
                    plain.folder(),
                    "",
                    null,
                    plain.afterwards(),
                    Duration.ofMillis(200),
                    plain.connectTimeout(),
                    plain.timeout());
            var thread = new MailboxThread(mailbox.name, mailbox.node(polled));
            thread.start();
            awaitsChecked();
            mailbox.arrives(message("Later"));

            Awaitility.await()
                    .atMost(10, TimeUnit.SECONDS)
                    .until(() -> mailbox.ids().size() == 1);
            thread.end();
            thread.join(5_000);
        }
    }

    private void awaitsChecked() {
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> mailbox.positions.all().stream()
                .anyMatch(state -> state.name().equals(mailbox.name) && state.checkedAt() != null));
    }

    @Test
    void signsInWithAnAccessToken() throws Exception {
        var requests = new CopyOnWriteArrayList<String>();
        var endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/token", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var answer = "{\"access_token\":\"secret\",\"expires_in\":3600}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        endpoint.start();
        try {
            var uri = URI.create(
                    "http://127.0.0.1:%d/token".formatted(endpoint.getAddress().getPort()));
            var oauth2 = new OAuth2(uri, "desk", "s3cret", "renew me", null);
            mailbox.arrives(message("By token"));
            var node = mailbox.node(
                    mailbox.settings(mailbox.imapPort(), Encryption.NONE, null, oauth2, Afterwards.MARK_SEEN));

            assertThat(mailbox.reads(node)).isEqualTo(1);
            mailbox.reads(node);
            mailbox.clock.advance(Duration.ofHours(1));
            mailbox.reads(node);

            assertThat(requests)
                    .hasSize(2)
                    .contains("grant_type=refresh_token&refresh_token=renew+me&client_id=desk&client_secret=s3cret");
        } finally {
            endpoint.stop(0);
        }
    }

    private static String message(String text) {
        return "From: Ada <%s@example.org>\nSubject: Parcel\nMessage-ID: <%s@example.org>\nContent-Type: text/plain; charset=utf-8\n\n%s"
                .formatted(UUID.randomUUID(), UUID.randomUUID(), text);
    }
}
