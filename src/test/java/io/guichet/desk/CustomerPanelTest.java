package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.brand.Brands;
import io.guichet.customer.CustomerTeams;
import io.guichet.customer.CustomerTeams.CustomerTeam;
import io.guichet.customer.Customers;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What staff see of the customer beside a ticket, and their notes on the customer. */
@DeskTest
@Tag("h2")
class CustomerPanelTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Customers customers;

    @Autowired
    private CustomerTeams teams;

    @Autowired
    private Brands brands;

    @Autowired
    private JdbcClient db;

    private String email;
    private String number;

    @BeforeEach
    void opensATicketOfANewCustomer() {
        email = "panel-%s@example.org".formatted(UUID.randomUUID());
        number = desk.opensFor("parcels", email);
    }

    @Test
    void showsTeamsTimeOtherTicketsAndRatings() {
        var customer = desk.ticket(number).customerId();
        teams.add(customer, new CustomerTeam("t1", "Depot North", "pro", null));
        customers.saveZone(customer, ZoneId.of("Asia/Tokyo"));
        var other = desk.opensFor("parcels", email);
        desk.triages(other);
        desk.answers(other, "SOLVE");
        desk.rates(other, 2);

        var page = agent().get("/desk/tickets/" + number).body();

        assertThat(page)
                .contains("Depot North", "(Japan Time), zone of the customer", "href=\"/desk/tickets/" + other + "\"")
                .contains("2 of 5", "As I said.");
        var task = desk.task(number, "triage").id();
        assertThat(agent().get("/desk/workspace/%s?framed=true".formatted(task)).body())
                .contains("Depot North", "2 of 5", other);
        var known =
                api("agent").get("/api/tickets/%s/customer".formatted(number)).body();
        assertThat(known.at("/zone/zone").asText()).isEqualTo("Asia/Tokyo");
        assertThat(known.at("/zone/source").asText()).isEqualTo("BROWSER");
        assertThat(known.at("/tickets/0/number").asText()).isEqualTo(other);
        assertThat(known.at("/ratings/0/score").asInt()).isEqualTo(2);
    }

    @Test
    void assumesTheTimeFromTheRegion() {
        var brand = brands.get("vimeo");
        var ticket = desk.opensFor("vimeo", email);
        customers.updateContract(desk.ticket(ticket).customerId(), "enterprise", null, "silver", "apac");

        assertThat(brand.regionZones()).containsKey("apac");
        assertThat(agent().get("/desk/tickets/" + ticket).body()).contains("assumed from the region");
    }

    @Test
    void countsNoTicketThatTheUserMustNotSee() {
        var hidden = desk.opensFor("parcels", email);
        desk.triages(hidden);
        desk.answers(hidden, "SOLVE");
        desk.rates(hidden, 1);
        db.sql("update ticket set restricted = true, team = 'parcels-legal' where number = :number")
                .param("number", hidden)
                .update();

        var known = api("agent-parcels").get("/api/tickets/%s/customer".formatted(number));

        assertThat(known.body().path("tickets")).isEmpty();
        assertThat(known.body().path("moreTickets").asInt()).isZero();
        assertThat(known.body().path("ratings")).isEmpty();
        assertThat(api("admin")
                        .get("/api/tickets/%s/customer".formatted(number))
                        .body()
                        .path("tickets"))
                .hasSize(1);
    }

    @Test
    void keepsANoteForEveryTicketOfTheCustomer() {
        var page = "/desk/tickets/" + number;
        var written = agent().submitForm(page, page + "/customer-notes", "body=Prefers+to+be+called.");
        assertThat(written.statusCode()).isEqualTo(302);

        var other = desk.opensFor("parcels", email);
        assertThat(agent().get("/desk/tickets/" + other).body()).contains("Prefers to be called.");
        var note = api("agent")
                .get("/api/tickets/%s/customer".formatted(other))
                .body()
                .at("/notes/0");
        assertThat(note.path("author").asText()).isEqualTo("agent");
        assertThat(audited()).isEqualTo("CUSTOMER_NOTE_WRITTEN");

        var path = "/api/tickets/%s/customer/notes/%d"
                .formatted(other, note.path("id").asLong());
        assertThat(api("agent-parcels").delete(path).status()).isEqualTo(403);
        assertThat(api("lead").delete(path).status()).isEqualTo(204);
        assertThat(api("lead").delete(path).status()).isEqualTo(404);
        assertThat(agent().get("/desk/tickets/" + other).body()).doesNotContain("Prefers to be called.");
    }

    @Test
    void keepsTheTextOfARefusedNote() {
        var page = "/desk/tickets/" + number;
        var refused = agent().submitForm(page, page + "/customer-notes", "body=" + "x".repeat(2001));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("at most 2,000 characters", "x".repeat(2001));
    }

    @Test
    void theCustomerNeverSeesTheNote() {
        api("agent").post("/api/tickets/%s/customer/notes".formatted(number), Map.of("body", "Often rude."));

        assertThat(HttpBrowser.anonymous(port)
                        .get(desk.ticket(number).customerLink(""))
                        .body())
                .doesNotContain("Often rude.");
    }

    @Test
    void tellsNothingOfTheRecordToAnUnverifiedRequester() {
        var question = desk.asksAndSends("parcels", email);
        api("agent").post("/api/tickets/%s/customer/notes".formatted(number), Map.of("body", "Often rude."));

        assertThat(agent().get("/desk/tickets/" + question).body())
                .contains("has not proved the address")
                .doesNotContain("Often rude.", number);
        var path = "/api/tickets/%s/customer".formatted(question);
        assertThat(api("agent").get(path).body().path("known").asBoolean()).isFalse();
        assertThat(api("agent").post(path + "/notes", Map.of("body", "x")).status())
                .isEqualTo(409);
    }

    private String audited() {
        return db.sql("select type from audit where subject = :number order by id desc limit 1")
                .param("number", number)
                .query(String.class)
                .single();
    }

    private HttpBrowser agent() {
        return HttpBrowser.signedIn(port, "agent");
    }

    private ApiClient api(String user) {
        return ApiClient.as(user, port);
    }
}
