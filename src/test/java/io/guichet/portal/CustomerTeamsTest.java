package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.brand.Brands;
import io.guichet.customer.CustomerTeams;
import io.guichet.customer.CustomerTeams.CustomerTeam;
import io.guichet.customer.Customers;
import io.guichet.email.Outbox;
import io.guichet.intake.Questions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The service level depends on the team for which a customer asks. */
@DeskTest
@Tag("h2")
class CustomerTeamsTest {

    private static final CustomerTeam FRIENDS = new CustomerTeam("friends", "Friends", "free", null);
    private static final CustomerTeam STUDIO = new CustomerTeam("studio-7", "Studio 7", "business", "premium-support");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Customers customers;

    @Autowired
    private CustomerTeams customerTeams;

    @Autowired
    private Brands brands;

    @Autowired
    private Questions questions;

    @Autowired
    private Outbox outbox;

    private final String address = UUID.randomUUID() + "@example.org";

    @Test
    void aRequestFromAPaidTeamGetsThatTeamsPlan() {
        belongsTo(FRIENDS, STUDIO);

        var number = asksFrom("?customerTeam=studio-7");

        assertThat(desk.ticket(number).attributes().values())
                .containsEntry("customerTeam", "studio-7")
                .containsEntry("plan", "business")
                .containsEntry("addOn", "premium-support")
                .containsEntry("signedIn", true)
                .doesNotContainKey("otherPlans");
        assertThat(desk.ticket(number).team()).isEqualTo("miro-premium");
    }

    @Test
    void aFreeTeamIsOfferedALinkForThePaidTeam() {
        belongsTo(FRIENDS, STUDIO);

        var number = asksFrom("?customerTeam=friends");

        assertThat(questions.route(number).outcome()).isEqualTo("SWITCH_TEAM");
        assertThat(emailBody(number))
                .contains("One of your teams has ticket support", "Studio 7: ", "/miro?customerTeam=studio-7")
                .doesNotContain("Friends");
    }

    @Test
    void asksForATeamOnlyWhenTheCustomerHasSeveral() {
        belongsTo(FRIENDS, STUDIO);
        assertThat(questions.route(asksFrom("")).outcome()).isEqualTo("SWITCH_TEAM");

        customerTeams.remove(customers.find("miro", address).orElseThrow().id(), FRIENDS.id());

        assertThat(desk.ticket(asksFrom("")).attributes().values()).containsEntry("plan", "business");
    }

    @Test
    void ignoresATeamTheCustomerDoesNotBelongTo() {
        belongsTo(FRIENDS);

        var number = asksFrom("?customerTeam=studio-7&plan=business");

        assertThat(questions.route(number).outcome()).isEqualTo("COMMUNITY");
        assertThat(emailBody(number)).doesNotContain("Studio");
    }

    @Test
    void updatesTeamsOfACustomerThroughTheApi() {
        var response = putCustomer(
                "lead",
                Map.of("email", address, "region", "europe", "teams", List.of(STUDIO, FRIENDS), "plan", "starter"));
        assertThat(response.status()).as(response.body().toString()).isEqualTo(200);
        assertThat(response.body().findValuesAsText("id")).containsExactly("friends", "studio-7");

        putCustomer("lead", Map.of("email", address, "teams", List.of(STUDIO)));

        var customer = customers.find("miro", address).orElseThrow();
        assertThat(customer.plan()).isNull();
        assertThat(customerTeams.of(customer.id())).containsExactly(STUDIO);
    }

    @Test
    void replacesTheNameThroughTheApi() {
        putCustomer("lead", Map.of("email", address, "name", "Ada Lovelace", "language", "fr"));

        var renamed = putCustomer("lead", Map.of("email", address, "name", " Ada King "));
        assertThat(renamed.text("name")).isEqualTo("Ada King");
        assertThat(renamed.text("language")).isEqualTo("fr");
        assertThat(customers.find("miro", address).orElseThrow().name()).isEqualTo("Ada King");

        customers.findOrCreate(brands.get("miro"), address, "Countess", null);
        assertThat(customers.find("miro", address).orElseThrow().name()).isEqualTo("Ada King");

        assertThat(putCustomer("lead", Map.of("email", address)).text("name")).isEqualTo("Ada King");
    }

    @Test
    void refusesUnknownValuesByFieldAndChangesNothing() {
        var wrong = new CustomerTeam("a b", "", "gold", "crown");

        var refused = putCustomer("lead", Map.of("email", address, "plan", "gold", "teams", List.of(wrong)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields())
                .containsExactlyInAnyOrder("plan", "teams[0].id", "teams[0].name", "teams[0].plan", "teams[0].addOn");
        assertThat(customers.find("miro", address)).isEmpty();
        assertThat(putCustomer("lead", Map.of("email", "ada")).fields()).containsExactly("email");
        assertThat(putCustomer("agent", Map.of("email", address)).status()).isEqualTo(403);
    }

    @Test
    void ignoresUnknownParametersOfALink() {
        var visitor = new Visitor(port, "en");

        assertThat(visitor.opens("/miro?customerTeam=%3Cb%3E&origin=moon&utm_source=x&plan=business"))
                .doesNotContain("name=\"_plan", "name=\"_customerTeam", "name=\"_origin", "name=\"_utm");
    }

    @Test
    void offersTheSwitchToThePaidTeamOnThePage() {
        belongsTo(FRIENDS, STUDIO);
        var visitor = new Visitor(port, "en");
        visitor.signsIn("miro", address, outbox);
        visitor.opens("/miro?customerTeam=friends");
        visitor.submits("/miro", Map.of("text", "My board does not load."));
        var asked = visitor.location();
        assertThat(visitor.page())
                .contains("Another of your teams has ticket support", "Ask for Studio 7 (Business)")
                .contains("You ask for Friends (Free)");

        visitor.submits(asked + "/team", Map.of("team", "studio-7"));

        assertThat(visitor.page())
                .contains("You will get an answer within 4 h", "With the plan of your team Studio 7: Business.")
                .doesNotContain("https://community.miro.com\"");
        visitor.opens(asked);
        visitor.submits(asked + "/team", Map.of("team", "not-mine"));
        assertThat(visitor.page()).contains("You ask for Studio 7 (Business)");
    }

    @Test
    void aRedirectedRequestIsAskedAgainForThePaidTeam() {
        belongsTo(FRIENDS, STUDIO);
        var visitor = new Visitor(port, "en");
        visitor.signsIn("miro", address, outbox);
        visitor.opens("/miro?customerTeam=friends");
        visitor.submits("/miro", Map.of("text", "My board does not load."));
        var asked = visitor.location();
        visitor.opens(asked + "/contact");
        visitor.submits(asked + "/contact", Map.of("subject", "Board", "body", "It is empty.", "email", address));

        visitor.submits("/miro", Map.of("_customerTeam", "studio-7"));

        assertThat(visitor.page()).contains("It is empty.", "You will get an answer within 4 h");
    }

    @Test
    void theEmailsLinkNamesTheTeamAfterSigningIn() {
        belongsTo(FRIENDS, STUDIO);
        var visitor = new Visitor(port, "en");
        assertThat(visitor.opens("/miro?customerTeam=studio-7")).contains("This link is not signed");

        visitor.signsIn("miro", address, outbox);

        assertThat(visitor.location()).isEqualTo("/miro?customerTeam=studio-7");
        assertThat(visitor.page()).contains("name=\"_customerTeam\" value=\"studio-7\"");
    }

    @Test
    void aStrangersLinkNamesNoTeam() {
        var visitor = new Visitor(port, "en");

        assertThat(visitor.opens("/miro?customerTeam=studio-7&origin=dashboard&severity=urgent"))
                .contains("This link is not signed", "name=\"_severity\" value=\"urgent\"")
                .doesNotContain("_customerTeam", "_origin");
        visitor.submits(
                "/miro", Map.of("text", "My board does not load.", "_customerTeam", "studio-7", "_plan", "business"));
        assertThat(visitor.page())
                .contains("Sign in to your profile first", "The community helps everybody")
                .doesNotContain("your plan");
    }

    private void belongsTo(CustomerTeam... all) {
        var customer = customers.findOrCreate(brands.get("miro"), address, "Ada", "en");
        for (var team : all) {
            customerTeams.add(customer.id(), team);
        }
    }

    private ApiClient.JsonResponse putCustomer(String user, Map<String, ?> body) {
        return ApiClient.as(user, port).put("/api/brands/miro/customers", body);
    }

    private String asksFrom(String link) {
        var visitor = new Visitor(port, "en");
        visitor.signsIn("miro", address, outbox);
        visitor.opens("/miro" + link);
        visitor.submits("/miro", Map.of("text", "My board does not load."));
        var asked = visitor.location();
        visitor.opens(asked + "/contact");
        visitor.submits(asked + "/contact", Map.of("subject", "Board", "body", "It does not load.", "email", address));
        return asked.substring(asked.lastIndexOf('/') + 1);
    }

    private String emailBody(String number) {
        return outbox.of(number).get(0).body();
    }
}
