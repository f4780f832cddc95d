package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Api;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.customer.Team;
import io.guichet.customer.Teams;
import io.guichet.intake.Questions;
import io.guichet.letter.Outbox;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody may expect depends on the team from which they ask. */
@DeskTest
class TeamsTest {

    private static final Team FRIENDS = new Team("friends", "Friends", "free", null);
    private static final Team STUDIO = new Team("studio-7", "Studio 7", "business", "premium-support");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Customers customers;

    @Autowired
    private Teams teams;

    @Autowired
    private Brands brands;

    @Autowired
    private Questions questions;

    @Autowired
    private Outbox outbox;

    private final String address = UUID.randomUUID() + "@example.org";

    @Test
    void aRequestFromAPaidTeamIsATicketWithWhatThatTeamHas() {
        belongsTo(FRIENDS, STUDIO);

        var number = asksFrom("?customerTeam=studio-7&origin=dashboard");

        assertThat(desk.ticket(number).facts().values())
                .containsEntry("customerTeam", "studio-7")
                .containsEntry("plan", "business")
                .containsEntry("addOn", "premium-support")
                .containsEntry("origin", "dashboard")
                .doesNotContainKey("otherPlans");
        assertThat(desk.ticket(number).team()).isEqualTo("miro-premium");
    }

    @Test
    void whoAsksFromAFreeTeamIsToldToSwitchAndGetsALinkForThePaidOne() {
        belongsTo(FRIENDS, STUDIO);

        var number = asksFrom("?customerTeam=friends&origin=board");

        assertThat(questions.route(number).outcome()).isEqualTo("SWITCH_TEAM");
        assertThat(letter(number))
                .contains("One of your teams has support by ticket", "Studio 7: ", "/miro?customerTeam=studio-7")
                .doesNotContain("Friends");
    }

    @Test
    void whoNamesNoTeamAndHasSeveralIsToldToSwitchAndWhoHasOneAsksFromIt() {
        belongsTo(FRIENDS, STUDIO);
        assertThat(questions.route(asksFrom("")).outcome()).isEqualTo("SWITCH_TEAM");

        teams.leave(customers.find("miro", address).orElseThrow().id(), FRIENDS.id());

        assertThat(desk.ticket(asksFrom("")).facts().values()).containsEntry("plan", "business");
    }

    @Test
    void aTeamThatOneDoesNotBelongToGivesNothing() {
        belongsTo(FRIENDS);

        var number = asksFrom("?customerTeam=studio-7&plan=business");

        assertThat(questions.route(number).outcome()).isEqualTo("COMMUNITY");
        assertThat(letter(number)).doesNotContain("Studio");
    }

    @Test
    void theProductTellsTheDeskWhoBelongsToWhichTeam() {
        var told = tell(
                "lead",
                Map.of("email", address, "region", "europe", "teams", List.of(STUDIO, FRIENDS), "plan", "starter"));
        assertThat(told.status()).as(told.body().toString()).isEqualTo(200);
        assertThat(told.body().findValuesAsText("id")).containsExactly("friends", "studio-7");

        tell("lead", Map.of("email", address, "teams", List.of(STUDIO)));

        var customer = customers.find("miro", address).orElseThrow();
        assertThat(customer.plan()).isNull();
        assertThat(teams.of(customer.id())).containsExactly(STUDIO);
    }

    @Test
    void whatTheBrandDoesNotKnowIsRefusedByNameAndChangesNothing() {
        var wrong = new Team("a b", "", "gold", "crown");

        var refused = tell("lead", Map.of("email", address, "plan", "gold", "teams", List.of(wrong)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields())
                .containsExactlyInAnyOrder("plan", "teams[0].id", "teams[0].name", "teams[0].plan", "teams[0].addOn");
        assertThat(customers.find("miro", address)).isEmpty();
        assertThat(tell("lead", Map.of("email", "ada")).fields()).containsExactly("email");
        assertThat(tell("agent", Map.of("email", address)).status()).isEqualTo(403);
    }

    @Test
    void whatALinkSaysThatIsNoFactIsLeftOut() {
        var visitor = new Visitor(port, "en");

        assertThat(visitor.opens("/miro?customerTeam=%3Cb%3E&origin=moon&utm_source=x&plan=business"))
                .contains("name=\"_plan\" value=\"business\"")
                .doesNotContain("name=\"_customerTeam", "name=\"_origin", "name=\"_utm");
    }

    private void belongsTo(Team... all) {
        var customer = customers.welcome(brands.get("miro"), address, "Ada", "en");
        for (var team : all) {
            teams.join(customer.id(), team);
        }
    }

    private Api.Answer tell(String who, Map<String, ?> what) {
        return Api.as(who, port).put("/api/brands/miro/customers", what);
    }

    private String asksFrom(String link) {
        var visitor = new Visitor(port, "en");
        visitor.opens("/miro" + link);
        visitor.sends("/miro", Map.of("text", "My board does not load."));
        var asked = visitor.place();
        visitor.opens(asked + "/contact");
        visitor.sends(asked + "/contact", Map.of("subject", "Board", "body", "It does not load.", "email", address));
        return asked.substring(asked.lastIndexOf('/') + 1);
    }

    private String letter(String number) {
        return outbox.of(number).get(0).body();
    }
}
