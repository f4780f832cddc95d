package io.guichet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each e-mail opens one ticket, even if the desk is killed while it reads its mailbox. */
class MailCrashTest {

    private static final int FACTOR = Integer.getInteger("guichet.test.race-factor", 1);
    private static final int KILLS = FACTOR > 1 ? 5 : 1;
    private static final int MAILS = FACTOR > 1 ? 500 : 60;

    private static final String ADDRESS = "support@parcels.example";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final Random random = new Random(23);
    private GreenMailUser mailbox;

    @TempDir
    Path folder;

    @BeforeEach
    void startsServer() {
        server.start();
        mailbox = server.setUser(ADDRESS, ADDRESS, "secret");
    }

    @AfterEach
    void stopsServer() {
        server.stop();
    }

    @Test
    void eachMailOpensOneTicket() throws Exception {
        IntStream.range(0, MAILS).forEach(this::arrives);

        for (int kill = 1; kill <= KILLS; kill++) {
            try (var desk = ApplicationProcess.start(folder, settings())) {
                desk.awaitBaseUrl();
                int read = MAILS * kill / (KILLS + 2);
                await().pollInterval(Duration.ofMillis(20 + random.nextInt(80)))
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> seen() >= read);
                desk.kill();
            }
            endLeases();
        }
        try (var desk = ApplicationProcess.start(folder, settings())) {
            var baseUrl = desk.awaitBaseUrl();
            await().atMost(Duration.ofMinutes(5)).until(() -> seen() == MAILS && nothingWaits(baseUrl));
        }

        assertThat(subjectsOfTickets())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, MAILS)
                        .mapToObj(MailCrashTest::subject)
                        .toList());
    }

    private void arrives(int number) {
        mailbox.deliver(GreenMailUtil.newMimeMessage(
                "From: <customer%1$d@example.org>\nSubject: %2$s\nMessage-ID: <%1$d@example.org>\n\nHow do I do number %1$d?"
                        .formatted(number, subject(number))));
    }

    private static String subject(int number) {
        return "Question " + number;
    }

    /** What the desk has stored is marked as seen. */
    private long seen() {
        return server.getManagers().getImapHostManager().getAllMessages().stream()
                .filter(message -> message.getFlags().contains(jakarta.mail.Flags.Flag.SEEN))
                .count();
    }

    private static boolean nothingWaits(URI desk) throws IOException, InterruptedException {
        var credentials = Base64.getEncoder().encodeToString("first:a quiet lamp by the sea".getBytes(UTF_8));
        var request = HttpRequest.newBuilder(URI.create(desk + "/api/mail?state=RECEIVED"))
                .header("Authorization", "Basic " + credentials)
                .build();
        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return JsonMapper.builder()
                .build()
                .readTree(response.body())
                .get("items")
                .isEmpty();
    }

    /** As after the three minutes for which a killed node keeps its mailbox. */
    private void endLeases() throws SQLException {
        try (var connection = ApplicationProcess.openDatabase(folder);
                var statement = connection.createStatement()) {
            statement.executeUpdate("update mailbox set lease = null, leased_until = null");
        }
    }

    private List<String> subjectsOfTickets() throws SQLException {
        try (var connection = ApplicationProcess.openDatabase(folder);
                var query = connection.prepareStatement("select subject from ticket")) {
            var subjects = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    subjects.add(rows.getString(1));
                }
            }
            return subjects;
        }
    }

    private String[] settings() {
        var ofMailbox = Stream.of(
                        "brand=parcels",
                        "host=127.0.0.1",
                        "port=" + server.getImap().getPort(),
                        "security=NONE",
                        "user=" + ADDRESS,
                        "password=secret",
                        "poll-interval=1s")
                .map("--guichet.mail.mailboxes.test."::concat);
        return Stream.concat(
                        ofMailbox,
                        Stream.of(
                                "--guichet.demo=false",
                                "--guichet.email.public-url=http://localhost:8080",
                                "--guichet.access.admin-id=first",
                                "--guichet.access.admin-password=a quiet lamp by the sea",
                                "--guichet.models.additional-folders="
                                        + Path.of("src/test/resources/models").toUri()))
                .toArray(String[]::new);
    }
}
