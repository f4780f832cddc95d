package io.guichet.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.access.StaffDirectory;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What staff are notified of, and how it reaches them. */
@DeskTest
@Tag("h2")
class NotificationsTest {

    private static final String AGENT = "agent-parcels";

    @Autowired
    private Desk desk;

    @Autowired
    private Notifications notifications;

    @Autowired
    private NotificationDigests digests;

    @Autowired
    private IdentityService identities;

    @Autowired
    private StaffDirectory directory;

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    private ApiClient agent;
    private String number;

    @BeforeEach
    void readsWhatCameBefore() {
        agent = ApiClient.as(AGENT, port);
        agent.post("/api/notifications/read", Map.of());
        number = desk.opens("parcels", Map.of());
    }

    @Test
    void listsWhatOthersDoUntilItIsRead() {
        assigns(AGENT);
        desk.customerWrites(number, "One thing more.");
        ApiClient.as("lead", port)
                .post(
                        "/api/tickets/%s/messages".formatted(number),
                        Map.of("author", "AGENT", "visibility", "INTERNAL", "body", "Ask @" + AGENT + "."));

        assertThat(kinds()).containsExactly("MENTIONED", "REPLIED", "ASSIGNED");
        var first = unread().path(0);
        assertThat(first.path("ticket").asText()).isEqualTo(number);
        assertThat(first.path("actor").asText()).isEqualTo("lead");

        agent.post(
                "/api/notifications/read",
                Map.of("ids", List.of(first.path("id").asLong())));
        assertThat(kinds()).containsExactly("REPLIED", "ASSIGNED");
        var browser = HttpBrowser.signedIn(port, AGENT);
        assertThat(browser.get("/desk/notifications?lang=fr").body()).contains("Le client a répondu", "2 non lues");
        browser.get("/desk/tickets/" + number);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void saysNothingOfOnesOwnActions() {
        desk.completes(number, "triage", AGENT, Map.of());

        assertThat(desk.ticket(number).assignee()).isEqualTo(AGENT);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void isSettledWhenTheTicketIsSolved() {
        desk.completes(number, "triage", AGENT, Map.of());
        desk.completes(number, "answer", AGENT, Map.of("outcome", "ASK_CUSTOMER", "reply", "Which one?"));
        desk.customerWrites(number, "One thing more.");
        assertThat(kinds()).containsExactly("REPLIED");

        desk.completes(number, "answer", AGENT, Map.of("outcome", "SOLVE", "reply", "Here it is."));
        assertThat(kinds()).isEmpty();
    }

    @Test
    void hidesATicketThatHasBecomeRestricted() {
        desk.completes(number, "triage", AGENT, Map.of());
        desk.customerWrites(number, "One thing more.");

        db.sql("update ticket set restricted = true, team = 'vimeo-security' where number = :number")
                .param("number", number)
                .update();

        assertThat(kinds()).isEmpty();
        var staff = directory.findActive(AGENT).orElseThrow();
        assertThat(notifications.countUnread(staff)).isZero();
        assertThat(notifications.undigested(staff, 10)).isEmpty();
    }

    @Test
    void sendsADigestOnceAfterTheQuietHours() {
        var address = address();
        desk.advancesTimeUntil(DayOfWeek.TUESDAY, "22:00");
        desk.completes(number, "triage", AGENT, Map.of());
        desk.customerWrites(number, "One thing more.");

        digests.send(AGENT);
        assertThat(digestsTo(address)).isEmpty();

        desk.advancesTimeUntil(DayOfWeek.WEDNESDAY, "09:00");
        digests.send(AGENT);
        digests.send(AGENT);
        assertThat(digestsTo(address))
                .singleElement()
                .asString()
                .contains("The customer has answered", number, "/desk/notifications/settings");
        assertThat(ApiClient.as("agent", port).get("/api/emails").body().toString())
                .doesNotContain("\"digest\"");
    }

    @Test
    void keepsTheChoicesOfAUser() {
        var browser = HttpBrowser.signedIn(port, AGENT);
        var page = "/desk/notifications/settings";

        var refused = browser.submitForm(page, page, "digest=HOURLY&quietFrom=22:00&quietUntil=");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Enter both times, or none.");
        assertThat(browser.submitForm(page, page, "digest=WEEKLY&quietFrom=noon")
                        .statusCode())
                .isEqualTo(400);

        assertThat(browser.submitForm(page, page, "digest=NONE&quietFrom=22:00&quietUntil=06:30&browser=true")
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get(page).body()).contains("value=\"22:00\"", "value=\"06:30\"");
        browser.submitForm(page, page, "digest=DAILY&quietFrom=19:00&quietUntil=08:00");
    }

    private void assigns(String user) {
        var answer = ApiClient.as("lead", port)
                .put("/api/tickets/%s/assignee".formatted(number), Map.of("user", user, "reason", "She knows it."));
        assertThat(answer.status()).isEqualTo(200);
    }

    private com.fasterxml.jackson.databind.JsonNode unread() {
        return agent.get("/api/notifications?unread=true").body().path("items");
    }

    private List<String> kinds() {
        return unread().findValuesAsText("kind");
    }

    private String address() {
        var address = UUID.randomUUID() + "@example.org";
        var user = identities.createUserQuery().userId(AGENT).singleResult();
        user.setEmail(address);
        identities.saveUser(user);
        desk.advancesTime(java.time.Duration.ofSeconds(1));
        db.sql("delete from notification_setting where user_id = :user")
                .param("user", AGENT)
                .update();
        return address;
    }

    private List<String> digestsTo(String address) {
        return db.sql("select body from email where template = 'digest' and recipient = :address")
                .param("address", address)
                .query(String.class)
                .list();
    }
}
