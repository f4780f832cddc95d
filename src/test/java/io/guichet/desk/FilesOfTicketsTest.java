package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Api;
import io.guichet.Browser;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.Multipart;
import io.guichet.Multipart.File;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files as staff and their programs send and fetch them. */
@DeskTest
class FilesOfTicketsTest {

    private static final Pattern FILE = Pattern.compile("href=\"(/desk/tickets/[^\"]*/attachments/\\d+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    private String number;

    @BeforeEach
    void opens() {
        number = desk.opens("parcels", Map.of());
    }

    @Test
    void aProgramSendsAFileAndThenTheMessageThatItGoesWith() {
        var kept = sends(File.png("label.png"));
        assertThat(kept.status()).isEqualTo(201);
        assertThat(kept.text("type")).isEqualTo("image/png");

        var written = Api.as("agent", port)
                .post(
                        messages(),
                        Map.of(
                                "author",
                                "AGENT",
                                "body",
                                "Here it is.",
                                "attachments",
                                List.of(kept.body().path("id").asLong())));

        assertThat(written.status()).isEqualTo(201);
        var ticket = Api.as("agent", port).get("/api/tickets/" + number).body();
        assertThat(ticket.path("attachments")).hasSize(1);
        assertThat(ticket.at("/attachments/0/name").asText()).isEqualTo("label.png");
        assertThat(ticket.at("/attachments/0/message")).isEqualTo(written.body().path("id"));
        assertThat(Browser.program(port, "agent", "agent")
                        .fetch("/api/tickets/%s/attachments/%s"
                                .formatted(number, kept.body().path("id")))
                        .body())
                .isEqualTo(File.png("").content());
    }

    @Test
    void aFileGoesWithOneMessageAndWithItsOwnTicketOnly() {
        var kept = sends(File.png("label.png")).body().path("id").asLong();
        var other = desk.opens("parcels", Map.of());
        var agent = Api.as("agent", port);
        var named = Map.of("author", "AGENT", "body", "Here.", "attachments", List.of(kept));

        assertThat(agent.post("/api/tickets/%s/messages".formatted(other), named)
                        .fields())
                .containsExactly("attachments");
        assertThat(agent.post(messages(), named).status()).isEqualTo(201);
        assertThat(agent.post(messages(), named).fields()).containsExactly("attachments");
        assertThat(desk.texts(other)).doesNotContain("Here.");
    }

    @Test
    void aFileThatIsNotTakenIsNamed() {
        var refused = sends(new File("run.exe", "image/png", new byte[] {'M', 'Z', 0, 1, 2, 3}));

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.fields()).containsExactly("file");
        assertThat(refused.body().toString()).contains("run.exe");
    }

    @Test
    void aFileThatIsTooLargeIs413() {
        var film = new byte[20 * 1024 * 1024 + 1];
        Arrays.fill(film, (byte) 'x');

        assertThat(sends(new File("film.txt", "text/plain", film)).status()).isEqualTo(413);
    }

    @Test
    void theSameFileSentAgainWithItsKeyIsKeptOnce() {
        var first = sends(File.png("label.png"), "key-of-" + number);
        var again = sends(File.png("label.png"), "key-of-" + number);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(sends(File.png("other.png"), "key-of-" + number).status()).isEqualTo(422);
    }

    @Test
    void nobodyOfAnotherBrandFetchesIt() {
        var kept = sends(File.png("label.png")).body().path("id");

        assertThat(Api.as("agent-zoom", port)
                        .get("/api/tickets/%s/attachments/%s".formatted(number, kept))
                        .status())
                .isEqualTo(404);
        assertThat(Api.stranger(port)
                        .get("/api/tickets/%s/attachments/%s".formatted(number, kept))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whatCameWithAMergedTicketIsThereInTheOtherOne() {
        var kept = sends(File.png("label.png")).body().path("id").asLong();
        Api.as("agent", port)
                .post(messages(), Map.of("author", "AGENT", "body", "Here it is.", "attachments", List.of(kept)));
        var other = desk.opens("parcels", Map.of());

        desk.merges(number, other);

        var ticket = Api.as("agent", port).get("/api/tickets/" + other).body();
        assertThat(ticket.path("attachments")).hasSize(1);
        assertThat(Browser.program(port, "agent", "agent")
                        .fetch("/api/tickets/%s/attachments/%s".formatted(other, ticket.at("/attachments/0/id")))
                        .body())
                .isEqualTo(File.png("").content());
    }

    @Test
    void onThePageFilesGoWithAReplyAndAreSavedFromThere() {
        var agent = Browser.signedIn(port, "agent");
        var page = "/desk/tickets/" + number;
        var form = new Multipart()
                .field("reply", "Here is your label.")
                .field(
                        "_csrf",
                        java.net.URLDecoder.decode(
                                Browser.token(agent.get(page).body()), java.nio.charset.StandardCharsets.UTF_8))
                .file("files-reply", File.png("label.png"));

        assertThat(agent.post(page + "/reply", form.bytes(), form.type()).statusCode())
                .isEqualTo(302);

        var link = FILE.matcher(agent.get(page).body());
        assertThat(link.find()).isTrue();
        assertThat(agent.fetch(link.group(1)).body()).isEqualTo(File.png("").content());
        assertThat(desk.texts(number)).contains("Here is your label.");
    }

    private Api.Answer sends(File file) {
        return sends(file, null);
    }

    private Api.Answer sends(File file, String key) {
        var form = new Multipart().file("file", file);
        return Api.as("agent", port)
                .send(
                        "POST",
                        "/api/tickets/%s/attachments".formatted(number),
                        BodyPublishers.ofByteArray(form.bytes()),
                        key == null
                                ? Map.of("Content-Type", form.type())
                                : Map.of("Content-Type", form.type(), "Idempotency-Key", key));
    }

    private String messages() {
        return "/api/tickets/%s/messages".formatted(number);
    }
}
