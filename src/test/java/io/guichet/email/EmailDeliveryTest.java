package io.guichet.email;

import static io.guichet.email.DeliveryFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.guichet.Concurrently;
import io.guichet.DeskTest;
import io.guichet.email.SmtpSettings.Security;
import jakarta.mail.internet.MimeMessage;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.PlatformTransactionManager;

/** Queued e-mails reach a mail server over real sockets: each once, in order, whatever the server does. */
@DeskTest
@Tag("h2")
class EmailDeliveryTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private PlatformTransactionManager transactions;

    private DeliveryFixture desk;
    private GreenMail server;
    private final ScriptedSmtpServer scripted = new ScriptedSmtpServer();

    @BeforeEach
    void startsServer() {
        desk = new DeliveryFixture(context);
        desk.emptiesTheQueue();
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterEach
    void stopsServers() throws Exception {
        server.stop();
        scripted.close();
    }

    @Test
    void sendsEachEmailOnceAndInOrder() throws Exception {
        var first = desk.queues("TP-A", "ada@example.org", "A1");
        desk.queues("TP-B", "bob@example.org", "B1");
        desk.queues("TP-A", "ada@example.org", "A2");
        desk.queues("TP-A", "eve@example.net", "A3");
        desk.queues("TP-B", "bob@example.org", "B2");
        var node = desk.node(server.getSmtp().getPort());

        assertThat(node.run()).isEqualTo(5);
        assertThat(node.run()).isZero();

        assertThat(subjects()).containsExactlyInAnyOrder("A1", "A2", "A3", "B1", "B2");
        assertThat(subjects()).containsSubsequence("A1", "A2", "A3").containsSubsequence("B1", "B2");
        assertThat(desk.email(first)).satisfies(email -> {
            assertThat(email.state()).isEqualTo("SENT");
            assertThat(email.attempts()).isEqualTo(1);
            assertThat(email.sentAt()).isEqualTo(START);
            assertThat(email.messageId()).isEqualTo(server.getReceivedMessages()[0].getMessageID());
        });
    }

    @Test
    void keepsAllQueuedWithoutAMailServer() {
        var email = desk.queues("TP-A", "ada@example.org", "A1");
        var node = desk.node(new SmtpSettings(
                "", null, Security.STARTTLS, null, null, null, null, Duration.ofSeconds(1), Duration.ofSeconds(1), 0));

        assertThat(node.run()).isZero();

        assertThat(node.isConfigured()).isFalse();
        assertThat(desk.email(email).state()).isEqualTo("QUEUED");
        assertThat(desk.email(email).attempts()).isZero();
    }

    @Test
    void waitsForAServerThatIsDown() throws Exception {
        var email = desk.queues("TP-A", "ada@example.org", "A1");
        var node = desk.node(server.getSmtp().getPort());
        server.stop();

        assertThat(node.run()).isZero();

        assertThat(desk.email(email).state()).isEqualTo("QUEUED");
        assertThat(desk.email(email).failure()).contains("connect");
        assertThat(desk.email(email).nextAttempt()).isAfter(START);
        assertThat(node.failure()).isPresent();

        server.start();
        desk.clock.advance(Duration.ofMinutes(2));
        var restarted = desk.node(server.getSmtp().getPort());
        assertThat(restarted.run()).isEqualTo(1);
        assertThat(subjects()).containsExactly("A1");
        assertThat(desk.email(email).failure()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"RCPT, 550 5.1.1 no such user", "DATA, 554 5.7.1 no thanks", "., 552 5.3.4 too large"})
    void anEmailThatIsRefusedForGoodHoldsNothingUp(String command, String answer) {
        var refused = desk.queues("TP-A", "ada@example.org", "A1");
        scripted.answers(command, answer);
        desk.node(scripted.port()).run();

        assertThat(desk.email(refused).state()).isEqualTo("FAILED");
        assertThat(desk.email(refused).failure()).contains(answer.substring(0, 9));

        var next = desk.queues("TP-A", "ada@example.org", "A2");
        scripted.isWell();
        assertThat(desk.node(scripted.port()).run()).isEqualTo(1);
        assertThat(desk.state(next)).isEqualTo("SENT");
        assertThat(scripted.messages()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"RCPT, 450 4.2.0 greylisted", "MAIL, 451 4.3.0 later", "., 452 4.3.1 full", "DATA, 421 4.3.2 closing"})
    void anEmailThatIsRefusedForNowHoldsItsTicketUp(String command, String answer) {
        var refused = desk.queues("TP-A", "ada@example.org", "A1");
        var next = desk.queues("TP-A", "ada@example.org", "A2");
        scripted.answers(command, answer);
        var node = desk.node(scripted.port());

        assertThat(node.run()).isZero();

        assertThat(desk.state(refused)).isEqualTo("QUEUED");
        assertThat(desk.email(refused).failure()).contains(answer.substring(0, 9));
        assertThat(desk.email(refused).nextAttempt()).isBetween(START.plusSeconds(48), START.plusSeconds(72));
        assertThat(desk.email(next).attempts()).isZero();

        scripted.isWell();
        assertThat(node.run()).isZero();
        desk.clock.advance(Duration.ofMinutes(2));
        assertThat(node.run()).isEqualTo(2);
        assertThat(scripted.messages().get(0)).contains("Subject: A1");
        assertThat(scripted.messages().get(1)).contains("Subject: A2");
    }

    @Test
    void anEmailToAnotherRecipientOfTheTicketIsNotHeldUp() {
        var toColleague = desk.queues("TP-A", "colleague@example.org", "A mention");
        scripted.answers("RCPT", "452 4.2.2 mailbox full");
        var node = desk.node(scripted.port());
        node.run();
        var toCustomer = desk.queues("TP-A", "ada@example.org", "A1");
        scripted.isWell();

        assertThat(node.run()).isEqualTo(1);

        assertThat(desk.state(toCustomer)).isEqualTo("SENT");
        assertThat(desk.state(toColleague)).isEqualTo("QUEUED");
    }

    @Test
    void waitsLongerAfterEachRefusalAndGivesUpAtLast() {
        var email = desk.queues("TP-A", "ada@example.org", "A1");
        scripted.answers("RCPT", "450 4.2.0 not now");
        var node = desk.node(scripted.port());
        var waits = new ArrayList<Duration>();

        while (desk.state(email).equals("QUEUED")) {
            node.run();
            var next = desk.email(email).nextAttempt();
            if (next != null) {
                waits.add(Duration.between(desk.clock.instant(), next));
                desk.clock.advance(waits.get(waits.size() - 1));
            }
        }

        assertThat(waits).hasSizeBetween(20, 60);
        assertThat(waits.get(0)).isLessThan(Duration.ofMinutes(2));
        assertThat(waits.get(waits.size() - 1)).isBetween(Duration.ofHours(3), Duration.ofHours(5));
        assertThat(desk.clock.instant()).isAfter(START.plus(Duration.ofDays(4)));
        assertThat(desk.email(email).failure()).contains("96 hours", "450 4.2.0 not now");
    }

    @ParameterizedTest
    @CsvSource({"TEXT, hang up", "., hang up", "., silence", "RCPT, silence"})
    void anInterruptedEmailIsSentAgainUnderItsMessageId(String step, String answer) {
        var email = desk.queues("TP-A", "ada@example.org", "A1");
        scripted.answers(step, answer);
        var node = desk.node(scripted.port());

        assertThat(node.run()).isZero();

        var messageId = desk.email(email).messageId();
        assertThat(desk.state(email)).isEqualTo("QUEUED");
        scripted.isWell();
        desk.clock.advance(Duration.ofMinutes(2));
        assertThat(node.run()).isEqualTo(1);
        assertThat(scripted.messages()).singleElement().asString().contains("Message-ID: " + messageId);
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 553 5.7.1 not your address", "MAIL, 530 5.7.0 sign in first", "GREETING, 421 4.3.2 busy"})
    void aFailureOfTheServerKeepsAllQueued(String step, String answer) {
        var emails =
                List.of(desk.queues("TP-A", "ada@example.org", "A1"), desk.queues("TP-B", "bob@example.org", "B1"));
        scripted.answers(step, answer);
        var node = desk.node(scripted.port());

        assertThat(node.run()).isZero();

        assertThat(emails).extracting(desk::state).containsOnly("QUEUED");
        assertThat(desk.email(emails.get(1)).failure()).contains(answer.substring(4, 9));
        assertThat(node.failure()).isPresent();
        assertThat(scripted.count("RCPT")).isZero();

        scripted.isWell();
        desk.clock.advance(Duration.ofMinutes(2));
        assertThat(node.run()).isEqualTo(2);
        assertThat(node.failure()).isEmpty();
    }

    @Test
    void aWrongPasswordKeepsAllQueued() {
        server.setUser("support@parcels.example", "support", "right");
        server.getManagers().getUserManager().setAuthRequired(true);
        var email = desk.queues("TP-A", "ada@example.org", "A1");

        var node = desk.node(signedIn("support", "wrong"));
        assertThat(node.run()).isZero();

        assertThat(desk.state(email)).isEqualTo("QUEUED");
        assertThat(desk.email(email).failure()).contains("535");
        desk.clock.advance(Duration.ofMinutes(2));
        assertThat(desk.node(signedIn("support", "right")).run()).isEqualTo(1);
    }

    private SmtpSettings signedIn(String user, String password) {
        return new SmtpSettings(
                "127.0.0.1",
                server.getSmtp().getPort(),
                Security.NONE,
                user,
                password,
                null,
                null,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                0);
    }

    @Test
    void signsInWithTheCurrentAccessToken(@TempDir Path folder) throws Exception {
        var token = Files.writeString(folder.resolve("token"), "t0ken\n");
        scripted.answers("EHLO", "250-scripted\r\n250 AUTH XOAUTH2").answers("AUTH", "235 fine");
        desk.queues("TP-A", "ada@example.org", "A1");

        var smtp = new SmtpSettings(
                "127.0.0.1",
                scripted.port(),
                Security.NONE,
                "support@parcels.example",
                null,
                null,
                token,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                0);
        assertThat(desk.node(smtp).run()).isEqualTo(1);

        var expected = "user=support@parcels.example\1auth=Bearer t0ken\1\1";
        assertThat(scripted.count("AUTH XOAUTH2 "
                        + Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void sendsNothingOverAConnectionThatIsNotEncrypted(Security security) {
        var email = desk.queues("TP-A", "ada@example.org", "A1");
        var smtp = new SmtpSettings(
                "127.0.0.1",
                scripted.port(),
                security,
                "support",
                "secret",
                null,
                null,
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                0);

        assertThat(desk.node(smtp).run()).isZero();

        assertThat(desk.state(email)).isEqualTo("QUEUED");
        assertThat(desk.email(email).failure()).isNotBlank();
        assertThat(scripted.count("AUTH") + scripted.count("MAIL")).isZero();
    }

    @Test
    void aDeskKilledBeforeItRecordsRepeatsTheMessageId() throws Exception {
        var email = desk.queues("TP-A", "ada@example.org", "A1");

        for (int kill = 0; kill < 10; kill++) {
            var killed = desk.node(DeliveryFixture.smtp(server.getSmtp().getPort()), new FailingQueue());
            assertThatThrownBy(killed::run).isInstanceOf(DataAccessResourceFailureException.class);
            assertThat(desk.state(email)).isEqualTo("QUEUED");
            desk.clock.advance(DeliveryQueue.LEASE);
        }
        assertThat(desk.node(server.getSmtp().getPort()).run()).isEqualTo(1);

        var received = server.getReceivedMessages();
        assertThat(received).hasSize(11);
        assertThat(messageIds(received)).containsOnly(desk.email(email).messageId());
        assertThat(desk.state(email)).isEqualTo("SENT");
    }

    @Test
    void aFailingDatabaseRepeatsNothing() {
        var email = desk.queues("TP-A", "ada@example.org", "A1");
        var next = desk.queues("TP-A", "ada@example.org", "A2");
        var queue = new FailingQueue();
        var node = desk.node(DeliveryFixture.smtp(server.getSmtp().getPort()), queue);
        for (int run = 0; run < 10; run++) {
            assertThatThrownBy(node::run).isInstanceOf(DataAccessResourceFailureException.class);
        }

        queue.isWell = true;
        node.run();

        assertThat(desk.state(email)).isEqualTo("SENT");
        assertThat(desk.state(next)).isEqualTo("SENT");
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    /** Cannot record that an e-mail was sent. */
    private final class FailingQueue extends DeliveryQueue {

        private boolean isWell;

        FailingQueue() {
            super(desk.db, transactions, desk.clock);
        }

        @Override
        void recordSent(long id, Instant at) {
            if (!isWell) {
                throw new DataAccessResourceFailureException("The database is away.");
            }
            super.recordSent(id, at);
        }
    }

    @Test
    void anEmailThatNoMessageCanBeMadeOfHoldsNothingUp() {
        var broken = desk.queues("TP-A", "ada@example.org", "A1");
        desk.db
                .sql("update email set brand = 'gone' where id = :id")
                .param("id", broken)
                .update();
        var next = desk.queues("TP-A", "ada@example.org", "A2");

        desk.node(server.getSmtp().getPort()).run();

        assertThat(desk.state(broken)).isEqualTo("FAILED");
        assertThat(desk.email(broken).failure()).contains("gone");
        assertThat(desk.state(next)).isEqualTo("SENT");
    }

    @Test
    void theEmailsOfAKilledNodeComeBack() {
        desk.queues("TP-A", "ada@example.org", "A1");
        desk.queue().lease("killed", 10, "desk.example", List.of());
        var node = desk.node(server.getSmtp().getPort());

        assertThat(node.run()).isZero();
        desk.clock.advance(DeliveryQueue.LEASE);
        assertThat(node.run()).isEqualTo(1);
    }

    @Test
    void twoNodesShareTheWork() throws Exception {
        for (int index = 0; index < 200; index++) {
            desk.queues("TP-" + index % 20, "ada@example.org", "%03d".formatted(index));
        }
        var nodes = List.of(
                desk.node(server.getSmtp().getPort()),
                desk.node(server.getSmtp().getPort()));

        Concurrently.run(nodes.get(0)::run, nodes.get(1)::run);
        nodes.forEach(EmailDelivery::run);

        assertThat(subjects()).hasSize(200).doesNotHaveDuplicates();
        for (int ticket = 0; ticket < 20; ticket++) {
            var of = ticket;
            assertThat(subjects().stream().filter(subject -> Integer.parseInt(subject) % 20 == of))
                    .as("ticket %d", ticket)
                    .isSorted();
        }
    }

    @Test
    void limitsTheRateOfADomain() {
        for (int index = 0; index < 5; index++) {
            desk.queues("TP-" + index, "ada@example.org", "A" + index);
        }
        desk.queues("TP-X", "bob@example.net", "B");
        var node = desk.node(DeliveryFixture.smtp(server.getSmtp().getPort(), 12));

        assertThat(node.run()).isEqualTo(3);
        assertThat(node.run()).isZero();
        desk.clock.advance(Duration.ofSeconds(5));
        assertThat(node.run()).isEqualTo(1);
        desk.clock.advance(Duration.ofMinutes(1));
        assertThat(node.run()).isEqualTo(2);
    }

    @Test
    void sendsNothingToAnAddressThatBounced() throws Exception {
        var bounced = desk.queues("TP-A", "ada@example.org", "A1");
        var node = desk.node(server.getSmtp().getPort());
        node.run();
        assertThat(desk.deliveries().recordBounce(desk.email(bounced).messageId(), "550 no such\r\nuser"))
                .isTrue();
        assertThat(desk.deliveries().recordBounce("<unknown@desk.example>", "550"))
                .isFalse();
        assertThat(desk.state(bounced)).isEqualTo("BOUNCED");

        var next = desk.queues("TP-A", "ada@example.org", "A2");
        assertThat(node.run()).isZero();
        assertThat(desk.state(next)).isEqualTo("FAILED");
        assertThat(desk.email(next).failure()).contains("suppressed", "550 no such user");

        desk.deliveries().resend(next);
        assertThat(node.run()).isEqualTo(1);
        assertThat(subjects()).containsExactly("A1", "A2");
    }

    @Test
    void resendsWhatTheServerHasTakenUnderANewMessageId() throws Exception {
        var email = desk.queues("TP-A", "ada@example.org", "A1");
        var node = desk.node(server.getSmtp().getPort());
        node.run();

        desk.deliveries().resend(email);
        node.run();

        assertThat(messageIds(server.getReceivedMessages())).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void sendsAThousandEmailsAtFiftyASecond() throws Exception {
        for (int index = 0; index < 1_000; index++) {
            desk.queues("TP-" + index % 250, "user%d@example%d.org".formatted(index, index % 7), "S" + index);
        }
        var node = desk.node(DeliveryFixture.patientSmtp(server.getSmtp().getPort()));
        var before = System.nanoTime();

        assertThat(node.run()).isEqualTo(1_000);

        var seconds = (System.nanoTime() - before) / 1e9;
        System.out.printf("1,000 e-mails in %.1f s: %.0f a second%n", seconds, 1_000 / seconds);
        assertThat(new HashSet<>(subjects())).hasSize(1_000);
        assertThat(1_000 / seconds).isGreaterThan(50);
    }

    /** Together they are twice as large as the heap may grow. */
    @Test
    void sendsLargeEmailsInConstantMemory() {
        int number = 400;
        var html = "<p>It is with the neighbour.</p>".repeat(4_000);
        for (int index = 0; index < number; index++) {
            var recipient = "user%d@example%d.org".formatted(index, index % 7);
            desk.queues("TP-" + index % 250, "reply", recipient, "S" + index, html);
        }
        var samples = new ArrayList<Long>();
        scripted.onlyCounts(sent -> {
            if (sent % 80 == 1) {
                samples.add(liveHeap());
            }
        });

        assertThat(desk.node(DeliveryFixture.patientSmtp(scripted.port())).run())
                .isEqualTo(number);

        var growth = Collections.max(samples) - samples.get(0);
        System.out.printf("%d e-mails of 125 kB: the live heap grew by %d MB at most%n", number, growth >> 20);
        assertThat(samples).hasSize(5);
        assertThat(growth).isLessThan((long) number * html.length() / 2);
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private List<String> subjects() throws Exception {
        var subjects = new ArrayList<String>();
        for (var message : server.getReceivedMessages()) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }

    private static List<String> messageIds(MimeMessage[] messages) throws Exception {
        var ids = new ArrayList<String>();
        for (var message : Arrays.asList(messages)) {
            ids.add(message.getMessageID());
        }
        return ids;
    }
}
