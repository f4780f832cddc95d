package io.guichet.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.engine.BrokenTable;
import io.guichet.policy.Target;
import io.guichet.sla.TicketClock;
import io.guichet.ticket.Message;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The API that imports tickets with their past. */
@DeskTest
@Tag("h2")
class TicketImportApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private HistoryService history;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient db;

    private Instant received;
    private String id;

    @BeforeEach
    void beginsAtAMomentOfItsOwn() {
        desk.advancesTimeUntil(DayOfWeek.FRIDAY, "17:00");
        received = desk.now().minus(Duration.ofDays(3)).minus(Duration.ofHours(7));
        id = UUID.randomUUID().toString();
    }

    @Test
    void storesAClosedTicketWithItsPast() {
        var response = imports(
                "lead",
                line(
                        """
                        "requester":{"email":"%1$s@example.org","name":"Ada"},"subject":"Lost","body":"Where is it?",
                        "plan":"office","channel":"phone","tags":["Lamp"],"receivedAt":"%2$s","events":[
                        %3$s"claimed","by":"agent"},
                        %4$s"reply","by":"agent","body":"At the depot."},
                        %5$s"message","body":"Which one?"},
                        %5$s"activity","name":"Weighed","by":"Bo","details":{"scale":"2"}},
                        %6$s"solved","by":"agent","body":"The second."},
                        %6$s"rated","score":5,"comment":"Thanks."},
                        %7$s"closed"}]"""
                                .formatted(id, received, at(1), at(2), at(3), at(5), at(30))));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body().toString()).isEqualTo("{\"imported\":1,\"failed\":[]}");
        var number = number();
        var ticket = ApiClient.as("agent", port).get("/api/tickets/" + number).body();
        assertThat(ticket.path("status").asText()).isEqualTo("CLOSED");
        assertThat(ticket.path("created").asText()).isEqualTo(received.toString());
        assertThat(ticket.path("closedAt").asText()).isEqualTo(hours(30).toString());
        assertThat(ticket.path("customer").path("name").asText()).isEqualTo("Ada");
        assertThat(ticket.path("channel").asText()).isEqualTo("phone");
        assertThat(ticket.path("tags").toString()).isEqualTo("[\"lamp\"]");
        assertThat(ticket.path("survey").path("score").asInt()).isEqualTo(5);
        assertThat(desk.messages(number))
                .extracting(Message::body, Message::author, Message::sentAt)
                .containsExactly(
                        tuple("Where is it?", id + "@example.org", received),
                        tuple("At the depot.", "agent", hours(2)),
                        tuple("Which one?", id + "@example.org", hours(3)),
                        tuple("The second.", "agent", hours(5)));
        assertThat(desk.eventTypes(number))
                .containsExactly(
                        "opened",
                        "priority",
                        "team",
                        "status",
                        "claimed",
                        "activity",
                        "solved",
                        "status",
                        "rated",
                        "closed",
                        "imported");
        assertThat(desk.clock(number, Target.FIRST_RESPONSE))
                .returns(received, TicketClock::startedAt)
                .returns(Optional.of(hours(2)), TicketClock::stoppedAt)
                .returns(false, clock -> clock.isBreached(desk.now()));
        assertThat(desk.clock(number, Target.RESOLUTION).stoppedAt()).contains(hours(5));
    }

    @Test
    void timeBeforeACustomersAnswerDoesNotCount() {
        imports(
                "lead",
                minimal("""
                        %s"waiting","body":"Which lamp?"},%s"message"},%s"solved"}"""
                        .formatted(at(1), at(30), at(31))));

        var clock = desk.clock(number(), Target.RESOLUTION);
        assertThat(clock.used(desk.now())).isEqualTo(Duration.ofHours(2));
        assertThat(clock.isBreached(desk.now())).isFalse();
    }

    @Test
    void aTicketThatNobodySolvedIsClosedAtItsLastEvent() {
        imports("lead", minimal(at(6) + "\"claimed\"}"));

        var ticket = desk.ticket(number());
        assertThat(ticket.closedAt()).isEqualTo(hours(6));
        assertThat(ticket.solvedAt()).isNull();
        assertThat(desk.clock(number(), Target.FIRST_RESPONSE).isBreached(desk.now()))
                .isTrue();
    }

    @Test
    void workAfterAClosingReopensTheTicket() {
        imports(
                "lead",
                minimal("""
                %s"closed"},%s"claimed","by":"Bo"},%s"closed"},%s"note"}"""
                        .formatted(at(1), at(2), at(3), at(4))));

        var ticket = desk.ticket(number());
        assertThat(ticket.closedAt()).isEqualTo(hours(3));
        assertThat(ticket.solvedAt()).isEqualTo(hours(1));
        assertThat(desk.eventTypes(number())).contains("solved", "reopened", "closed");
        assertThat(desk.messageTexts(number())).containsExactly("[not imported]", "[not imported]");
    }

    @Test
    void badLinesLoseOnlyThemselves() {
        var good = minimal(at(1) + "\"closed\"}");
        var bad = List.of(
                "no JSON",
                "{}",
                "null",
                "[]",
                line("\"requester\":{\"email\":\"nobody\"},\"events\":[]"),
                line("\"requester\":{\"email\":\"eve@example.org\"},\"plan\":\"gold\",\"events\":[%s\"closed\"}]"
                        .formatted(at(1))),
                minimal(at(3) + "\"claimed\"}," + at(1) + "\"closed\"}"),
                minimal(at(1_000) + "\"closed\"}"),
                minimal(at(1) + "\"rated\",\"score\":6}"),
                minimal(at(1) + "\"rated\",\"score\":3}"),
                minimal(at(1) + "\"reopened\"}"),
                minimal(at(1) + "\"sold\"}"),
                minimal(at(1) + "\"escalated\",\"to\":\"boss\"}"),
                minimal(at(1) + "\"closed\",\"body\":\"x\"}"),
                minimal(at(1) + "\"activity\"}"),
                minimal("{\"type\":\"closed\"}"));

        var body = imports("lead", String.join("\n", bad) + "\n\n" + good).body();

        assertThat(body.path("imported").asInt()).isEqualTo(1);
        assertThat(body.path("failed").findValuesAsText("line"))
                .isEqualTo(IntStream.rangeClosed(1, bad.size())
                        .mapToObj(String::valueOf)
                        .toList());
        assertThat(body.path("failed").findValuesAsText("message"))
                .satisfiesExactly(
                        message -> assertThat(message).isEqualTo("line: is not valid JSON"),
                        message -> assertThat(message)
                                .contains("externalId: is required", "requester: must be", "events: must have"),
                        message -> assertThat(message).isEqualTo("line: must be a JSON object"),
                        message -> assertThat(message).isEqualTo("line: must be a JSON object"),
                        message ->
                                assertThat(message).contains("requester.email: must be an e-mail address", "events: "),
                        message -> assertThat(message).startsWith("plan: 'gold' is not one of"),
                        message ->
                                assertThat(message).isEqualTo("events[1].at: must not be before the event before it"),
                        message -> assertThat(message).isEqualTo("events[0].at: must not be in the future"),
                        message -> assertThat(message).isEqualTo("events[0].score: must be a number from 1 to 5"),
                        message -> assertThat(message)
                                .isEqualTo("events[0].type: 'rated' cannot be: the ticket has no solution to rate yet"),
                        message -> assertThat(message)
                                .isEqualTo("events[0].type: 'reopened' cannot be: the ticket is not solved"),
                        message -> assertThat(message).startsWith("events[0].type: must be one of message, reply"),
                        message -> assertThat(message).isEqualTo("events[0].to: must be specialist or developer"),
                        message -> assertThat(message).isEqualTo("events[0].body: is not a field of an event 'closed'"),
                        message -> assertThat(message).isEqualTo("events[0].name: is required"),
                        message -> assertThat(message).isEqualTo("events[0].at: is required"));
        assertThat(desk.ticket(number()).isClosed()).isTrue();
    }

    @Test
    void aLineThatATableDoesNotAnswerLosesOnlyItself() {
        var unanswered =
                "{\"externalId\":\"unanswered %s\",\"requester\":{\"email\":\"eve@example.org\"},\"plan\":\"unheard-of\",\"events\":[%s\"closed\"}]}"
                        .formatted(id, at(1));

        try (var gap = BrokenTable.deploy(
                repository,
                "parcels",
                Path.of("src/test/resources/models/processes/policies/parcels/targets.dmn"),
                table -> table.replace(
                        "not(\"office\", \"weekend\")", "not(\"office\", \"weekend\", \"unheard-of\")"))) {
            var body = imports("lead", unanswered + "\n" + minimal(at(1) + "\"closed\"}"))
                    .body();

            assertThat(body.path("imported").asInt()).isEqualTo(1);
            assertThat(body.path("failed").findValuesAsText("message"))
                    .singleElement()
                    .asString()
                    .contains("No row of parcels/targets");
        }
        assertThat(desk.ticket(number()).isClosed()).isTrue();
    }

    @Test
    void theSameLineAgainChangesNothing() {
        var line = minimal(at(1) + "\"closed\"}");
        var reordered =
                "{\"events\":[{\"type\":\"closed\",\"at\":\"%s\"}],\"externalId\":\"%s\",\"requester\":{\"email\":\"ada@example.org\"},\"receivedAt\":\"%s\"}"
                        .formatted(hours(1), id, received);

        var responses = List.of(imports("lead", line + "\n" + line), imports("lead", line), imports("lead", reordered));

        assertThat(responses)
                .extracting(response -> response.body().path("imported").asInt())
                .containsExactly(2, 1, 1);
        assertThat(db.sql("select count(*) from ticket_import where external_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        var changed = imports("lead", line.replace("closed", "claimed"));
        assertThat(changed.body().path("failed").findValuesAsText("message"))
                .containsExactly("externalId: was imported with other content, and the past does not change");
    }

    @Test
    void nobodyHearsOfThePast() {
        var emails = count("email");
        var notifications = count("notification");

        imports(
                "lead",
                minimal("""
                %s"reply","body":"Hello."},%s"message"},%s"solved","body":"Done."}"""
                        .formatted(at(1), at(20), at(40))));

        assertThat(count("email")).isEqualTo(emails);
        assertThat(count("notification")).isEqualTo(notifications);
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(number())
                        .count())
                .isZero();
    }

    @Test
    void searchFindsTheTicket() {
        imports(
                "lead",
                line(
                        """
                "requester":{"email":"ada@example.org"},"subject":"An aardvark named %s","events":[%s"closed"}]"""
                                .formatted(id.substring(0, 8), at(1))));

        await().untilAsserted(() -> assertThat(ApiClient.as("agent", port)
                        .get("/api/search?brand=parcels&q=" + id.substring(0, 8))
                        .body()
                        .findValuesAsText("number"))
                .containsExactly(number()));
    }

    @Test
    void aReplyToTheTicketOpensANewOne() {
        imports("lead", minimal(at(1) + "\"closed\"}"));

        var mail = ApiClient.as("agent", port)
                .send(
                        "POST",
                        "/api/brands/parcels/mail?wait=true",
                        BodyPublishers.ofString(
                                "From: ada@example.org\nSubject: Re: [%s] Lost\nMessage-ID: <%s@example.org>\n\nStill lost."
                                        .formatted(number(), id)),
                        Map.of("Content-Type", "message/rfc822"));

        assertThat(mail.text("outcome")).isEqualTo("TICKET_OPENED");
        assertThat(mail.text("ticket")).isNotEqualTo(number());
    }

    @Test
    void theTicketStaysClosed() {
        imports("lead", minimal(at(1) + "\"solved\"}," + at(2) + "\"closed\"}"));
        var ticket = "/api/tickets/" + number();
        var lead = ApiClient.as("lead", port);

        assertThat(lead.post(ticket + "/reopen", Map.of()).status()).isEqualTo(409);
        assertThat(lead.post(ticket + "/merge", Map.of("into", desk.opens("parcels", Map.of())))
                        .status())
                .isEqualTo(409);
        assertThat(desk.status(number())).isEqualTo("CLOSED");
    }

    @Test
    void aConfidentialTicketIsRestricted() {
        var line = line(
                """
                "requester":{"email":"eve@example.org"},"plan":"free","requestType":"vulnerability","events":[%s"closed"}]"""
                        .formatted(at(1)));

        assertThat(imports("lead", "vimeo", line).body().path("imported").asInt())
                .isEqualTo(1);

        assertThat(ApiClient.as("lead", port).get("/api/tickets/" + number()).status())
                .isEqualTo(404);
        assertThat(ApiClient.as("specialist", port)
                        .get("/api/tickets/" + number())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void onlyALeadOfTheBrandMayImport() {
        var line = minimal(at(1) + "\"closed\"}");

        assertThat(List.of("agent", "analyst", "manager", "agent-parcels", "agent-vimeo"))
                .allSatisfy(user ->
                        assertThat(imports(user, line).status()).as(user).isIn(401, 403));
        assertThat(ApiClient.anonymous(port)
                        .send("POST", "/api/brands/parcels/tickets/import", BodyPublishers.ofString(line), ndjson())
                        .status())
                .isEqualTo(401);
        assertThat(imports("lead", "nowhere", line).status()).isEqualTo(404);
    }

    private int count(String table) {
        return db.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private String number() {
        return db.sql("select number from ticket_import where external_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private Instant hours(int hours) {
        return received.plus(Duration.ofHours(hours));
    }

    /** The beginning of an event. */
    private String at(int hours) {
        return "{\"at\":\"%s\",\"type\":".formatted(hours(hours));
    }

    private String minimal(String events) {
        return line("\"requester\":{\"email\":\"ada@example.org\"},\"receivedAt\":\"%s\",\"events\":[%s]"
                .formatted(received, events));
    }

    private String line(String fields) {
        return "{\"externalId\":\"%s\",%s}".formatted(id, fields).replace("\n", " ");
    }

    private JsonResponse imports(String user, String lines) {
        return imports(user, "parcels", lines);
    }

    private JsonResponse imports(String user, String brand, String lines) {
        return ApiClient.as(user, port)
                .send(
                        "POST",
                        "/api/brands/%s/tickets/import".formatted(brand),
                        BodyPublishers.ofString(lines),
                        ndjson());
    }

    private static Map<String, String> ndjson() {
        return Map.of("Content-Type", "application/x-ndjson");
    }
}
