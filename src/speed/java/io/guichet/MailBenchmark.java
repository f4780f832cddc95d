package io.guichet;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Ten thousand messages of five hundred senders and one of 60 MB, read by IMAP while a visitor looks at the ask page:
 * {@code mvn -Pspeed -Dspeed=mail}, about six minutes. They lie in twenty mailboxes of a GreenMail in the same heap, whose
 * commands take a time that grows with the square of the number of messages in a mailbox. {@code -Dimap.port=1143 -Dmailboxes=1} takes a mail server on
 * loopback instead, which admits each address with the password {@code secret}.
 */
public final class MailBenchmark {

    private static final int MAILS = Integer.getInteger("mails", 10_000);
    private static final int MAILBOXES = Integer.getInteger("mailboxes", 20);
    private static final int SENDERS = 500;
    private static final int LARGE_LINES = 60_000_000 / 61;
    private static final int MESSAGES_OF_AN_APPEND = 100;
    private static final String PASSWORD = "secret";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Long> pages = new ArrayList<>();
    private long heap;

    public static void main(String... args) throws Exception {
        var port = Integer.getInteger("imap.port") == null ? startsMailServer() : Integer.getInteger("imap.port");
        try (var server = EmbeddedPostgres.start();
                var desk = BenchmarkApplication.start(server, settings(port))) {
            var jdbc = desk.getBean(JdbcTemplate.class);
            var page = "http://localhost:%s/zoom".formatted(desk.getEnvironment().getProperty("local.server.port"));
            new MailBenchmark().measure(port, jdbc, URI.create(page));
        }
        System.exit(0);
    }

    private static int startsMailServer() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        mailboxes().forEach(mailbox -> server.setUser(address(mailbox), address(mailbox), PASSWORD));
        return server.getImap().getPort();
    }

    private static IntStream mailboxes() {
        return IntStream.range(0, MAILBOXES);
    }

    private static String address(int mailbox) {
        return "support%d@zoom.example".formatted(mailbox);
    }

    private static String[] settings(int port) {
        return mailboxes()
                .boxed()
                .flatMap(mailbox -> Stream.of(
                                "brand=zoom",
                                "host=127.0.0.1",
                                "port=" + port,
                                "security=NONE",
                                "user=" + address(mailbox),
                                "password=" + PASSWORD,
                                "poll-interval=1s")
                        .map(setting -> "--guichet.mail.mailboxes.speed%d.%s".formatted(mailbox, setting)))
                .toArray(String[]::new);
    }

    private void measure(int port, JdbcTemplate jdbc, URI page) throws Exception {
        ConcurrentClients.printLoad();
        var visitor = Executors.newSingleThreadScheduledExecutor();
        visitor.scheduleWithFixedDelay(() -> visit(page), 0, 200, TimeUnit.MILLISECONDS);
        await().atMost(Duration.ofMinutes(1)).until(() -> visits() == 150);
        report("ask page before the mails, warm-up included");
        var start = System.nanoTime();
        for (int mailbox = 0; mailbox < MAILBOXES; mailbox++) {
            arrive(port, mailbox);
        }
        System.out.printf("the last message arrived after %.0f s%n", (System.nanoTime() - start) / 1e9);
        await().atMost(Duration.ofHours(1))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> done(jdbc) == MAILS + 1);
        System.out.printf(
                "%,d messages in %.0f s; the heap in use was %,d MB at most%n",
                MAILS + 1, (System.nanoTime() - start) / 1e9, heap >> 20);
        report("ask page meanwhile");
        System.out.println(jdbc.queryForList("select state, outcome, count(*) from incoming_mail group by state, outcome"));
        visitor.shutdownNow();
    }

    /** The share of the messages that one mailbox gets; the first one gets the large message before all others. */
    private static void arrive(int port, int mailbox) throws MessagingException {
        var session = Session.getInstance(new Properties());
        try (var store = session.getStore("imap")) {
            store.connect("127.0.0.1", port, address(mailbox), PASSWORD);
            var inbox = store.getFolder("INBOX");
            if (mailbox == 0) {
                var large = message(MAILS, "Large", "x".repeat(60).concat("\r\n").repeat(LARGE_LINES));
                inbox.appendMessages(new Message[] {large});
            }
            var messages = new ArrayList<Message>();
            for (int number = mailbox; number < MAILS; number += MAILBOXES) {
                messages.add(
                        message(number, "Question " + number, "How do I record webinar number %d?".formatted(number)));
                if (messages.size() == MESSAGES_OF_AN_APPEND || number + MAILBOXES >= MAILS) {
                    inbox.appendMessages(messages.toArray(Message[]::new));
                    messages.clear();
                }
            }
        }
    }

    private static Message message(int number, String subject, String text) {
        return GreenMailUtil.newMimeMessage(
                "From: <customer%d@example.org>\nSubject: %s\nMessage-ID: <%d@example.org>\n\n%s"
                        .formatted(number % SENDERS, subject, number, text));
    }

    private long done(JdbcTemplate jdbc) {
        var memory = Runtime.getRuntime();
        heap = Math.max(heap, memory.totalMemory() - memory.freeMemory());
        return jdbc.queryForObject(
                "select count(*) from incoming_mail where state in ('DONE', 'QUARANTINED')", Long.class);
    }

    private synchronized int visits() {
        return pages.size();
    }

    private void visit(URI page) {
        var start = System.nanoTime();
        try {
            http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
        } catch (Exception failure) {
            System.out.println(failure);
        }
        synchronized (this) {
            pages.add(System.nanoTime() - start);
        }
    }

    private synchronized void report(String label) {
        var sorted = pages.stream().sorted().toList();
        System.out.printf(
                "%s: %d times, p50 %.1f ms, p95 %.1f ms, max %.1f ms%n",
                label,
                sorted.size(),
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 95 / 100) / 1e6,
                sorted.get(sorted.size() - 1) / 1e6);
        pages.clear();
    }
}
