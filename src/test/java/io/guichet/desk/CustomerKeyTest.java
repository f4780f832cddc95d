package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Staff get no key of a customer's link, and write for a customer in their own name only. */
@DeskTest
class CustomerKeyTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    private String number;

    @BeforeEach
    void opensATicket() {
        number = desk.opens("parcels", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager", "agent", "lead", "admin"})
    void isHiddenInEmails(String user) {
        var browser = HttpBrowser.signedIn(port, user);
        var ticket = browser.get("/desk/tickets/" + number).body();
        var email = ticket.replaceAll("(?s).*href=\"(/desk/emails/\\d+)\".*", "$1");

        var page = browser.get(email).body();

        assertThat(page).contains("/parcels/requests/%s?key=…".formatted(number));
        assertThat(ticket + page).doesNotContain(key());
    }

    @Test
    void isHiddenInAMessageThatQuotesAnEmail() {
        desk.replies(number, "> " + desk.ticket(number).customerLink("") + " zoetrope");
        var manager = ApiClient.as("manager", port);

        assertThat(manager.get("/api/tickets/" + number).body().toString())
                .contains("?key=… zoetrope")
                .doesNotContain(key());
        assertThat(HttpBrowser.signedIn(port, "manager")
                        .get("/desk/tickets/" + number)
                        .body())
                .contains("?key=… zoetrope")
                .doesNotContain(key());
        assertThat(manager.get("/api/search?q=zoetrope").body().toString())
                .contains(number)
                .doesNotContain(key());
    }

    @Test
    void theProgramThatOpensATicketGetsItsLink() {
        var request = Map.of("requester", Map.of("email", "ada@example.org"), "subject", "S", "body", "B");

        var opened = ApiClient.as("agent", port).post("/api/brands/parcels/tickets", request);
        var refused = ApiClient.as("manager", port).post("/api/brands/parcels/tickets", request);

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.body().at("/links/customer").asText())
                .isEqualTo(desk.ticket(opened.text("number")).customerLink(""));
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void aMessageForTheCustomerNamesItsAuthor() {
        var message = Map.of("author", "CUSTOMER", "body", "She called.");

        var posted = ApiClient.as("agent", port).post("/api/tickets/%s/messages".formatted(number), message);

        assertThat(posted.status()).isEqualTo(201);
        assertThat(ApiClient.as("manager", port)
                        .get("/api/tickets/" + number)
                        .body()
                        .path("messages")
                        .findValuesAsText("onBehalfOf"))
                .contains("agent");
        assertThat(HttpBrowser.signedIn(port, "manager")
                        .get("/desk/tickets/" + number)
                        .body())
                .contains("(added by ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager", "analyst"})
    void readersWriteNothingForTheCustomer(String user) {
        var reader = ApiClient.as(user, port);
        var messages = desk.messages(number);

        var message =
                reader.post("/api/tickets/%s/messages".formatted(number), Map.of("author", "CUSTOMER", "body", "B"));
        var survey = reader.post("/api/tickets/%s/survey".formatted(number), Map.of("score", 1));

        assertThat(message.status()).isEqualTo(403);
        assertThat(survey.status()).isEqualTo(403);
        assertThat(message.body().toString()).doesNotContain("key=", "/requests/");
        assertThat(desk.messages(number)).isEqualTo(messages);
    }

    private String key() {
        return desk.ticket(number).linkToken();
    }
}
