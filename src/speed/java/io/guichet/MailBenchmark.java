package io.guichet;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A mailbox with ten thousand messages of five hundred senders and one of 60 MB, read by IMAP while a visitor looks at the
 * ask page: {@code mvn -Pspeed -Dspeed=mail}, about ten minutes. The mail server keeps its mailbox in the same heap.
 */
public final class MailBenchmark {

    private static final int MAILS = Integer.getInteger("mails", 10_000);
    private static final int SENDERS = 500;
    private static final int LARGE_LINES = 60_000_000 / 61;
    private static final String ADDRESS = "support@zoom.example";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Long> pages = new ArrayList<>();
    private long heap;

    public static void main(String... args) throws Exception {
        var mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        mailServer.start();
        try (var server = EmbeddedPostgres.start();
                var desk = BenchmarkApplication.start(server, settings(mailServer))) {
            var jdbc = desk.getBean(JdbcTemplate.class);
            var page = "http://localhost:%s/zoom".formatted(desk.getEnvironment().getProperty("local.server.port"));
            new MailBenchmark().measure(mailServer.setUser(ADDRESS, ADDRESS, "secret"), jdbc, URI.create(page));
        }
        System.exit(0);
    }

    private static String[] settings(GreenMail server) {
        return Stream.of(
                        "brand=zoom",
                        "host=127.0.0.1",
                        "port=" + server.getImap().getPort(),
                        "security=NONE",
                        "user=" + ADDRESS,
                        "password=secret",
                        "poll-interval=1s")
                .map("--guichet.mail.mailboxes.speed."::concat)
                .toArray(String[]::new);
    }

    private void measure(GreenMailUser mailbox, JdbcTemplate jdbc, URI page) throws Exception {
        ConcurrentClients.printLoad();
        var visitor = Executors.newSingleThreadScheduledExecutor();
        visitor.scheduleWithFixedDelay(() -> visit(page), 0, 200, TimeUnit.MILLISECONDS);
        await().atMost(Duration.ofMinutes(1)).until(() -> visits() == 150);
        report("ask page before the mails, warm-up included");
        mailbox.deliver(GreenMailUtil.newMimeMessage(
                message(MAILS, "Large", "x".repeat(60).concat("\n").repeat(LARGE_LINES))));
        for (int mail = 0; mail < MAILS; mail++) {
            mailbox.deliver(GreenMailUtil.newMimeMessage(
                    message(mail, "Question " + mail, "How do I record webinar number %d?".formatted(mail))));
        }
        var start = System.nanoTime();
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

    private static String message(int number, String subject, String text) {
        return "From: <customer%d@example.org>\nSubject: %s\nMessage-ID: <%d@example.org>\n\n%s"
                .formatted(number % SENDERS, subject, number, text);
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
