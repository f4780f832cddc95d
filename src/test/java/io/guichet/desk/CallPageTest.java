package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Chromium;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.Wcag;
import io.guichet.customer.Customers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** New tickets that staff open, and calls of customers: their PIN, the hours of the phone, what was said. */
@DeskTest
class CallPageTest {

    private static final String NEW_TICKET = "/desk/new-ticket";
    private static final String CALL = "/desk/call";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Customers customers;

    @Autowired
    private JdbcClient db;

    private String email;

    @BeforeEach
    void choosesACustomer() {
        email = "call-%s@example.org".formatted(UUID.randomUUID());
    }

    @Test
    void opensATicketForTheCustomerOfAnotherOne() {
        var first = desk.opensFor("parcels", email);
        var page = agent().get(NEW_TICKET + "?from=" + first).body();
        assertThat(page).contains("value=\"%s\"".formatted(email), "Who is the requester?");

        var opened =
                agent().submitForm(NEW_TICKET + "?brand=parcels", NEW_TICKET, form("yes") + "&requestType=incident");

        assertThat(opened.statusCode()).isEqualTo(302);
        var number = opened.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        var ticket = desk.ticket(number);
        assertThat(ticket.customerId()).isEqualTo(desk.ticket(first).customerId());
        assertThat(ticket.channel()).isEqualTo("phone");
        assertThat(ticket.isVerified()).isTrue();
        assertThat(ticket.attributes().text("requestType")).contains("incident");
        assertThat(desk.task(number, "triage").key()).isEqualTo("triage");
    }

    @Test
    void opensATicketForARequesterForWhomNobodyVouches() {
        var opened = agent().submitForm(NEW_TICKET + "?brand=parcels", NEW_TICKET, form("no"));

        var number = opened.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        assertThat(desk.ticket(number).isVerified()).isFalse();
    }

    @Test
    void asksForWhatIsMissingAndKeepsTheRest() {
        var refused = agent().submitForm(
                        NEW_TICKET + "?brand=parcels", NEW_TICKET, "brand=parcels&email=nobody&body=Where+is+it%3F");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Enter an email address", "Enter a subject.", "Say whether you have checked", "Where is it?");
    }

    @Test
    void saysWhereARequestBelongsThatIsNoTicket() {
        var answer = agent().submitForm(NEW_TICKET + "?brand=parcels", NEW_TICKET, form("yes") + "&requestType=jobs");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("No ticket was opened");
    }

    @Test
    void checksThePinWithoutShowingItAndLogsTheCall() {
        var number = desk.opensFor("vimeo", email);
        customers.updateContract(desk.ticket(number).customerId(), "enterprise", null, "silver", "europe");
        assertThat(setPin("4711").status()).isEqualTo(200);

        var page = agent().get(CALL + "?from=" + number).body();
        assertThat(page)
                .contains("You have not checked the PIN.", "Silver", "data-open=")
                .doesNotContain("4711");

        check(number, "4712");
        assertThat(agent().get(CALL + "?from=" + number).body()).contains("The PIN is wrong.");
        check(number, "47 11");
        assertThat(agent().get(CALL + "?from=" + number).body()).contains("The PIN is right.");
        assertThat(HttpBrowser.signedIn(port, "agent-vimeo")
                        .get(CALL + "?from=" + number)
                        .body())
                .contains("You have not checked the PIN.");

        var logged = agent().submitForm(
                        CALL + "?from=" + number,
                        CALL,
                        "customer=%d&number=%s&body=It+still+stutters.".formatted(customer(number), number));
        assertThat(logged.statusCode()).isEqualTo(302);
        assertThat(desk.messages(number)).last().satisfies(message -> {
            assertThat(message.body()).isEqualTo("It still stutters.");
            assertThat(message.isFromCustomer()).isTrue();
            assertThat(message.onBehalfOf()).isEqualTo("agent");
        });
        assertThat(desk.timeline(number))
                .filteredOn(entry -> entry.type().equals("call-logged"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("outcome", "CORRECT"));
        assertThat(db.sql("select count(*) from audit where type = 'CALLER_CHECKED' and subject = :subject")
                        .param("subject", "customer " + customer(number))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void limitsWrongPins() {
        var number = desk.opensFor("vimeo", email);
        setPin("4711");
        for (var guess = 0; guess < 5; guess++) {
            assertThat(pinCheck("000" + guess).body().path("correct").asBoolean())
                    .isFalse();
        }

        var refused = pinCheck("4711");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotBlank();
        var page = agent().submitForm(
                        CALL + "?from=" + number, CALL + "/pin", "customer=%d&pin=4711".formatted(customer(number)));
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.body()).contains("Too many wrong PINs.").doesNotContain("4711");
    }

    @Test
    void keepsNoReadablePin() {
        var number = desk.opensFor("vimeo", email);
        assertThat(setPin("4711").body().path("phonePin").isNull()).isTrue();
        assertThat(setPin("12").fields()).containsExactly("phonePin");

        assertThat(db.sql("select phone_pin from customer where id = :id")
                        .param("id", customer(number))
                        .query(String.class)
                        .single())
                .doesNotContain("4711");
        setPin("");
        assertThat(agent().get(CALL + "?from=" + number).body()).contains("No PIN of this customer is known.");
    }

    @Test
    void tellsNothingOfCustomersOfOtherBrands() {
        var number = desk.opensFor("vimeo", email);
        var stranger = HttpBrowser.signedIn(port, "agent-zoom");

        assertThat(stranger.get(CALL + "?from=" + number).statusCode()).isEqualTo(404);
        assertThat(stranger.get(CALL + "?customer=" + customer(number)).statusCode())
                .isEqualTo(404);
        assertThat(stranger.get(CALL + "?brand=vimeo&email=" + email).statusCode())
                .isEqualTo(403);
        assertThat(agent().get(CALL + "?brand=vimeo&email=" + email).body()).contains(number);
        assertThat(agent().get(CALL + "?brand=vimeo&email=nobody-" + email).body())
                .contains("No customer of this brand");
    }

    @Test
    void pagesBesideTheConversationConform() {
        var number = desk.opensFor("vimeo", email);
        var other = desk.opensFor("vimeo", email);
        var api = ApiClient.as("agent", port);
        setPin("4711");
        api.post("/api/tickets/%s/customer/notes".formatted(number), Map.of("body", "Prefers to be called."));
        api.put("/api/tickets/%s/tags".formatted(number), Map.of("tags", List.of("playback")));
        api.post("/api/tickets/%s/links".formatted(number), Map.of("type", "SAME_PROBLEM", "number", other));
        var ticket = "/desk/tickets/" + number;
        try (var chromium = Chromium.at(port)) {
            var window = chromium.window("fr");
            window.signsIn("agent");
            for (var page : List.of(
                    ticket,
                    ticket + "/customer-notes",
                    ticket + "/tags",
                    ticket + "/same-problem?q=" + other,
                    ticket + "/merge?into=" + other,
                    ticket + "/follow-up",
                    CALL + "?from=" + number,
                    NEW_TICKET + "?from=" + number)) {
                window.opens(page);
                Wcag.assertConforms(window.page());
            }
            assertThat(window.consoleErrors()).isEmpty();
        }
    }

    private void check(String number, String pin) {
        var checked = agent().submitForm(
                        CALL + "?from=" + number,
                        CALL + "/pin",
                        "customer=%d&pin=%s".formatted(customer(number), pin.replace(" ", "+")));
        assertThat(checked.statusCode()).isEqualTo(302);
    }

    private ApiClient.JsonResponse pinCheck(String pin) {
        return ApiClient.as("agent", port)
                .post("/api/brands/vimeo/customers/pin-checks", Map.of("email", email, "pin", pin));
    }

    private ApiClient.JsonResponse setPin(String pin) {
        return ApiClient.as("lead", port)
                .put(
                        "/api/brands/vimeo/customers",
                        Map.of(
                                "email", email,
                                "plan", "enterprise",
                                "package", "silver",
                                "region", "europe",
                                "phonePin", pin));
    }

    private long customer(String number) {
        return desk.ticket(number).customerId();
    }

    private String form(String vouched) {
        return "brand=parcels&email=%s&channel=phone&language=en&subject=Lost&body=Where+is+it%%3F&vouched=%s"
                .formatted(email.replace("@", "%40"), vouched);
    }

    private HttpBrowser agent() {
        return HttpBrowser.signedIn(port, "agent");
    }
}
