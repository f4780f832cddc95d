package io.guichet.insight.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.StatementRecorder;
import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.insight.board.LiveBoard.BoardWaits;
import io.guichet.insight.board.LiveBoardReader.RequestedBoard;
import io.guichet.insight.board.LiveBoards.BoardFilter;
import io.guichet.insight.board.LiveBoards.BoardSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The board of what is open, over the API and as server-sent events. The schedule of the streams runs, too. */
@DeskTest
@Tag("h2")
class LiveBoardTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private LiveBoardStreams streams;

    @Autowired
    private LiveBoards boards;

    @Autowired
    private StaffDirectory directory;

    @Autowired
    private StatementRecorder statements;

    @Autowired
    private Brands brands;

    private ApiClient manager;

    @BeforeEach
    void signsIn() {
        streams.endAll();
        manager = ApiClient.as("manager", port);
    }

    @AfterEach
    void endsStreams() {
        streams.endAll();
    }

    /** The targets of some are met, at risk, or missed, and some tickets are solved or closed. */
    private void opensTicketsOfAllKinds() {
        desk.replies(desk.opens("parcels", Map.of("plan", "office")), "At once.");
        desk.opensAndAnswers("SOLVE");
        desk.withdraws(desk.opens("parcels", Map.of()));
        desk.opens("parcels", Map.of("plan", "pro"));
        desk.advancesTime(Duration.ofHours(3));
        desk.opens("parcels", Map.of("plan", "pro"));
        desk.advancesTime(Duration.ofMinutes(100));
        desk.opensAndAnswers("ESCALATE_SPECIALIST");
    }

    @Test
    void countsAsManyAsTheListsItLeadsTo() {
        opensTicketsOfAllKinds();

        var board = board("?brand=parcels");

        assertThat(board.path("total").path("counts").path("open").asLong()).isGreaterThanOrEqualTo(4);
        assertThat(board.path("total").path("counts").path("overdue").asLong()).isPositive();
        assertCountsAgree(board.path("total"));
        assertThat(board.path("teams")).isNotEmpty().allSatisfy(this::assertCountsAgree);
    }

    private void assertCountsAgree(JsonNode row) {
        for (var name : List.of("open", "atRisk", "overdue")) {
            var link = row.path("links").path(name).asText();
            var hidden = row.path("restricted").path(name).asLong();
            assertThat(listed(link.replace("/desk/", "/api/")))
                    .as("%s of %s", name, row)
                    .isEqualTo(row.path("counts").path(name).asLong() - hidden);
        }
    }

    private long listed(String link) {
        long count = 0;
        var page = manager.get(link + "&limit=200").body();
        count += page.path("items").size();
        while (!page.path("next").isNull()) {
            page = manager.get(link + "&limit=200&after=" + page.path("next").asText())
                    .body();
            count += page.path("items").size();
        }
        return count;
    }

    @Test
    void namesTheTicketsThatHaveWaitedLongest() {
        var first = desk.opens("parcels", Map.of());
        desk.advancesTime(Duration.ofHours(1));
        var second = desk.opens("parcels", Map.of());
        var third = desk.opensAndAnswers("ASK_CUSTOMER");

        assertThat(waits(first, second, third).oldestUnclaimed().number()).isEqualTo(first);
        assertThat(waits(first, second, third).longestWaiting().number()).isEqualTo(first);
        assertThat(waits(third).longestWaiting()).isNull();

        desk.replies(first, "One moment.");
        assertThat(waits(first, second, third).longestWaiting().number()).isEqualTo(second);
        desk.advancesTime(Duration.ofMinutes(5));
        desk.customerWrites(first, "Well?");
        assertThat(waits(first).longestWaiting().since()).isEqualTo(desk.now());
        desk.claims(first, "triage", "agent");
        assertThat(waits(first, second, third).oldestUnclaimed().number()).isEqualTo(second);
    }

    /** Those of these tickets alone. */
    private BoardWaits waits(String... numbers) {
        var source = boards.source();
        var mine = source.tickets().stream()
                .filter(ticket -> List.of(numbers).contains(ticket.number()))
                .toList();
        return boards.board(new BoardFilter(List.of(brands.get("parcels")), null), new BoardSource(mine, Set.of()))
                .total()
                .waits();
    }

    @Test
    void countsRestrictedTicketsInTheTotalAlone() {
        var before = board("?brand=vimeo");

        var number = desk.opens("vimeo", Map.of("requestType", "vulnerability", "plan", "free"));
        desk.advancesTime(Duration.ofSeconds(1));

        var board = board("?brand=vimeo");
        assertThat(open(board.path("total").path("counts")))
                .isEqualTo(open(before.path("total").path("counts")) + 1);
        assertThat(open(board.path("total").path("restricted")))
                .isEqualTo(open(before.path("total").path("restricted")) + 1);
        assertThat(openByTeam(board)).isEqualTo(openByTeam(before));
        assertThat(board.toString()).doesNotContain(number);
        assertThat(open(board("?brand=vimeo&team=vimeo-security").path("total").path("counts")))
                .isZero();
        assertCountsAgree(board.path("total"));
    }

    private static long open(JsonNode counts) {
        return counts.path("open").asLong();
    }

    private static long openByTeam(JsonNode board) {
        long open = 0;
        for (var team : board.path("teams")) {
            open += open(team.path("counts"));
        }
        return open;
    }

    @Test
    void tellsNothingAboutCustomers() {
        desk.opensFor("wall@example.org");

        assertThat(HttpBrowser.signedIn(port, "manager")
                        .get("/insight/live?lang=en&brand=parcels")
                        .body())
                .contains("Live board", "data-figure=\"overdue\"")
                .doesNotContain("example.org", "Where is", "Ada");
        assertThat(board("?brand=parcels").toString()).doesNotContain("@", "subject", "assignee\"");
    }

    @Test
    void isForTheBrandsOfItsReader() {
        assertThat(ApiClient.anonymous(port).get("/api/insight/live").status()).isEqualTo(401);
        var agent = ApiClient.as("agent-zoom", port);
        assertThat(agent.get("/api/insight/live?brand=parcels").status()).isEqualTo(404);
        assertThat(agent.get("/api/insight/live/events?brand=parcels").status()).isEqualTo(404);
        assertThat(agent.get("/api/insight/live").body().path("teams").findValuesAsText("brand"))
                .containsOnly("zoom");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/insight/live", "/api/insight/live/events"})
    void refusesTeamsThatTheBrandDoesNotHave(String path) {
        assertThat(manager.get(path + "?brand=parcels&team=zoom-support").fields())
                .containsExactly("team");
        assertThat(HttpBrowser.signedIn(port, "manager")
                        .get("/insight/live?brand=parcels&team=none")
                        .statusCode())
                .isEqualTo(400);
    }

    /** The boards are computed from memory: one statement asks whether anything has changed. */
    @Test
    void allBoardsShareOneQuery() {
        assertThat(statements.during(streams::run)).isEmpty();
        opens("parcels", null);
        opens("parcels", "parcels-first");
        opens("zoom", null);
        streams.run();
        streams.run();

        assertThat(statements.during(streams::run)).singleElement().satisfies(statement -> assertThat(statement)
                .contains("ticket_change_sequence"));
    }

    private void opens(String brand, String team) {
        streams.open(
                new RequestedBoard(new BoardFilter(List.of(brands.get(brand)), team), false),
                directory.findActive("manager").orElseThrow(),
                Locale.ENGLISH);
    }

    @Test
    void sendsWhatChanges() throws IOException {
        var lines = stream("manager", "?brand=parcels");
        var before = next(lines);

        var number = desk.opens("parcels", Map.of());
        streams.run();
        var opened = next(lines);
        assertThat(open(opened.path("total").path("counts")))
                .isEqualTo(open(before.path("total").path("counts")) + 1);

        desk.withdraws(number);
        streams.run();
        assertThat(open(next(lines).path("total").path("counts")))
                .isEqualTo(open(before.path("total").path("counts")));
    }

    private BufferedReader stream(String user, String query) throws IOException {
        var pair = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/api/insight/live/events%s".formatted(port, query)))
                .header("Authorization", "Basic " + pair)
                .header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode next(BufferedReader lines) throws IOException {
        var line = lines.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = lines.readLine();
        }
        assertThat(line).as("the stream has ended").isNotNull();
        return JSON.readTree(line.substring("data:".length()));
    }

    private JsonNode board(String query) {
        var answer = manager.get("/api/insight/live" + query);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }
}
