package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.StatementRecorder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tags of tickets, links between them, one answer to several, and merging with a preview. */
@DeskTest
@Tag("h2")
class RelationsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient db;

    @Autowired
    private StatementRecorder statements;

    private String number;

    @BeforeEach
    void opensATicket() {
        number = desk.opens("parcels", Map.of());
    }

    @Test
    void keepsTagsAndFindsTicketsByThem() {
        var tag = "depot " + UUID.randomUUID().toString().substring(0, 8);

        var tagged =
                api("agent").put(api(number, "tags"), Map.of("tags", List.of(" Depot" + tag.substring(5), "b", "B")));

        assertThat(tagged.status()).isEqualTo(200);
        assertThat(tagged.body().path("tags")).extracting(one -> one.asText()).containsExactly("b", tag);
        assertThat(api("agent").get("/api/tickets/" + number).body().path("tags"))
                .hasSize(2);
        var query = "tag=" + HttpBrowser.urlEncoded(tag);
        for (var search : List.of("", "&q=" + number, "&assignee=agent&q=" + number)) {
            assertThat(api("agent").get("/api/tickets?" + query + search).body().path("items"))
                    .as(search)
                    .hasSize(search.contains("assignee") ? 0 : 1);
        }
        assertThat(agent().get("/desk/tickets?" + query).body()).contains(number);
        assertThat(desk.eventTypes(number)).containsOnlyOnce("tags");
    }

    @Test
    void namesTheRuleThatATagBreaks() {
        assertThat(api("agent")
                        .put(api(number, "tags"), Map.of("tags", List.of("x".repeat(41))))
                        .fields())
                .containsExactly("tags");
        assertThat(api("agent")
                        .put(api(number, "tags"), Map.of("tags", List.of("\u0130".repeat(40))))
                        .fields())
                .containsExactly("tags");
        assertThat(api("agent")
                        .put(api(number, "tags"), Map.of("tags", List.of("\uD83D\uDCA9".repeat(40))))
                        .status())
                .isEqualTo(200);
        var many = IntStream.range(0, 21).mapToObj(String::valueOf).toList();
        assertThat(api("agent").put(api(number, "tags"), Map.of("tags", many)).status())
                .isEqualTo(400);

        var page = desk(number, "tags");
        var refused = agent().submitForm(page, page, "tag=a&more=" + "y".repeat(41));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("at most 40 characters", "y".repeat(41));
        assertThat(agent().submitForm(page, page, "tag=a&more=b,+C").statusCode())
                .isEqualTo(302);
        assertThat(agent().get("/desk/tickets/" + number).body()).contains(">a</a>", ">b</a>", ">c</a>");
    }

    @Test
    void linksTicketsInBothDirectionsAndHidesWhatTheReaderMustNotSee() {
        var other = desk.opens("parcels", Map.of());
        var third = desk.opens("parcels", Map.of());

        assertThat(link(number, "SAME_PROBLEM", other).status()).isEqualTo(200);
        assertThat(link(other, "SAME_PROBLEM", number).status()).isEqualTo(200);
        assertThat(link(number, "BLOCKS", third).body().path("links")).hasSize(2);
        assertThat(link(number, "BLOCKS", number).fields()).containsExactly("number");
        assertThat(link(number, "BLOCKS", desk.opens("zoom", Map.of())).status())
                .isEqualTo(400);
        assertThat(related(third, "agent")).containsExactly(number);
        restrict(number);
        assertThat(related(third, "agent")).isEmpty();
        assertThat(agent().get("/desk/tickets/" + third).body()).doesNotContain(number);
        assertThat(related(third, "admin")).containsExactly(number);
    }

    @Test
    void removesOnlyTheDirectionOfALinkThatHasOne() {
        var other = desk.opens("parcels", Map.of());
        for (var type : List.of("BLOCKS", "SAME_PROBLEM")) {
            link(number, type, other);
            link(other, type, number);
        }

        var left = unlink(number, "BLOCKS", other).body().path("links");

        assertThat(left.findValuesAsText("type")).containsExactlyInAnyOrder("BLOCKS", "SAME_PROBLEM");
        assertThat(left)
                .filteredOn(link -> link.path("type").asText().equals("BLOCKS"))
                .extracting(link -> link.path("outgoing").asBoolean())
                .containsExactly(false);
        assertThat(unlink(other, "SAME_PROBLEM", number).body().path("links").findValuesAsText("type"))
                .containsExactly("BLOCKS");
        assertThat(unlink(other, "BLOCKS", number).body().path("links")).isEmpty();
    }

    @Test
    void readsLinkedTicketsTogether() {
        link(number, "BLOCKS", desk.opens("parcels", Map.of()));
        related(number, "agent");
        var one = statements.during(() -> related(number, "agent")).size();

        link(number, "BLOCKS", desk.opens("parcels", Map.of()));
        link(number, "BLOCKS", desk.opens("parcels", Map.of()));

        assertThat(statements.during(() -> related(number, "agent"))).hasSizeLessThanOrEqualTo(one);
    }

    @Test
    void answersTheTicketsOfOneProblemAndNamesTheRefusedOnes() {
        var solved = desk.opens("parcels", Map.of());
        var held = desk.opens("parcels", Map.of());
        var untriaged = desk.opens("parcels", Map.of());
        for (var one : List.of(number, solved, held)) {
            desk.triages(one);
        }
        db.sql("update ticket set assignee = null where number = :number")
                .param("number", held)
                .update();
        desk.releases(held, "answer", "agent");
        desk.claims(held, "answer", "agent-parcels");
        link(number, "SAME_PROBLEM", solved);
        link(solved, "SAME_PROBLEM", held);
        link(number, "SAME_PROBLEM", untriaged);

        var page = desk(number, "same-problem");
        var fields = new StringBuilder("body=The+depot+is+open+again.&solve=true");
        for (var one : List.of(number, solved, held, untriaged)) {
            fields.append("&to=%s&seen-%s=%d".formatted(one, one, desk.newestMessageId(one)));
        }
        var browser = agent();
        assertThat(browser.submitForm(page, page + "/answer", fields.toString()).statusCode())
                .isEqualTo(302);

        assertThat(List.of(number, solved)).allSatisfy(one -> {
            assertThat(desk.status(one)).isEqualTo("SOLVED");
            assertThat(desk.messageTexts(one)).endsWith("The depot is open again.");
            assertThat(desk.emailTemplates(one)).contains("solved");
        });
        assertThat(desk.messageTexts(held)).doesNotContain("The depot is open again.");
        assertThat(browser.get(page).body())
                .contains(
                        "Agent Parcels works on it.",
                        "waits for something else",
                        "The depot is open again.</textarea>");
    }

    @Test
    void sendsNoReplyToACustomerWhoHasJustWritten() {
        var other = desk.opens("parcels", Map.of());
        link(number, "SAME_PROBLEM", other);
        var page = desk(number, "same-problem");
        var fields = "body=We+are+on+it.&to=%s&seen-%s=%d&to=%s&seen-%s=%d"
                .formatted(number, number, desk.newestMessageId(number), other, other, desk.newestMessageId(other));
        desk.customerWrites(other, "And my second parcel?");

        var browser = agent();
        browser.submitForm(page, page + "/answer", fields);

        assertThat(desk.messageTexts(number)).endsWith("We are on it.");
        assertThat(desk.messageTexts(other)).endsWith("And my second parcel?");
        assertThat(browser.get(page).body())
                .contains("has written meanwhile")
                .containsPattern("value=\"%s\" checked".formatted(other))
                .doesNotContainPattern("value=\"%s\" checked".formatted(number));
        assertThat(browser.submitForm(page, page + "/answer", "body=Hello").body())
                .contains("Choose a ticket.");
        assertThat(browser.submitForm(page, page + "/unlink", "other=" + other).statusCode())
                .isEqualTo(302);
        assertThat(related(number, "agent")).isEmpty();
    }

    @Test
    void findsTicketsToLink() {
        var other = desk.opens("parcels", Map.of());
        var page = desk(number, "same-problem");

        assertThat(agent().get(page + "?q=" + other).body()).contains("Link " + other);
        assertThat(agent().submitForm(page, page + "/link", "other=" + other.toLowerCase())
                        .statusCode())
                .isEqualTo(302);
        assertThat(agent().get(page).body()).contains("Remove link " + other);
        assertThat(agent().submitForm(page, page + "/link", "other=PA-NONE").body())
                .contains("Enter the number of another ticket.");
    }

    @Test
    void previewsAMergeWithoutChangingAnything() {
        var email = "merge-%s@example.org".formatted(UUID.randomUUID());
        var from = desk.opensFor("parcels", email);
        var into = desk.opensFor("parcels", email);
        api("agent").put(api(from, "tags"), Map.of("tags", List.of("late")));
        var before = List.of(desk.timeline(from), desk.timeline(into), desk.messages(into), desk.emailTemplates(from));

        var preview = api("agent").post(api(from, "merge") + "?dryRun=true", Map.of("into", into));

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text("status")).isEqualTo("IN_PROGRESS");
        assertThat(preview.body().path("messages").asInt()).isEqualTo(1);
        assertThat(preview.body().path("recipients"))
                .extracting(one -> one.asText())
                .containsExactly(email);
        assertThat(preview.body().path("clocks")).isNotEmpty();
        assertThat(List.of(desk.timeline(from), desk.timeline(into), desk.messages(into), desk.emailTemplates(from)))
                .isEqualTo(before);

        var page = desk(from, "merge");
        assertThat(agent().get(page).body()).contains("Merge into " + into);
        assertThat(agent().get(page + "?q=nothing").body()).contains("No open ticket of this customer matches.");
        assertThat(agent().get(page + "?into=" + into).body())
                .contains("Merge %s into %s".formatted(from, into), "One message is copied", email);
        assertThat(agent().submitForm(page, page, "into=" + into).statusCode()).isEqualTo(302);
        assertThat(desk.ticket(from).mergedInto()).isEqualTo(into);
        assertThat(api("agent")
                        .get("/api/tickets/" + into)
                        .body()
                        .path("tags")
                        .get(0)
                        .asText())
                .isEqualTo("late");
    }

    @Test
    void refusesToMergeTicketsOfDifferentCustomers() {
        var stranger = desk.opensFor("parcels", "stranger-%s@example.org".formatted(UUID.randomUUID()));
        var page = desk(number, "merge");

        assertThat(agent().get(page + "?into=" + stranger).body()).contains("Choose a ticket of the same customer.");
        assertThat(api("agent")
                        .post(api(number, "merge") + "?dryRun=true", Map.of("into", stranger))
                        .fields())
                .containsExactly("into");
    }

    private void restrict(String ticket) {
        db.sql("update ticket set restricted = true, team = 'parcels-legal' where number = :number")
                .param("number", ticket)
                .update();
    }

    private List<String> related(String ticket, String user) {
        return api(user).get("/api/tickets/" + ticket).body().path("related").findValuesAsText("number");
    }

    private ApiClient.JsonResponse link(String ticket, String type, String other) {
        return api("agent").post(api(ticket, "links"), Map.of("type", type, "number", other));
    }

    private ApiClient.JsonResponse unlink(String ticket, String type, String other) {
        return api("agent").delete(api(ticket, "links") + "?type=%s&number=%s".formatted(type, other));
    }

    private static String api(String ticket, String command) {
        return "/api/tickets/%s/%s".formatted(ticket, command);
    }

    private static String desk(String ticket, String page) {
        return "/desk/tickets/%s/%s".formatted(ticket, page);
    }

    private HttpBrowser agent() {
        return HttpBrowser.signedIn(port, "agent");
    }

    private ApiClient api(String user) {
        return ApiClient.as(user, port);
    }
}
