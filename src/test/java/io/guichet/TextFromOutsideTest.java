package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.customer.Customers;
import io.guichet.email.Outbox;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Ticket;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every endpoint has the same idea of what a text and an e-mail address are. */
@DeskTest
@Tag("h2")
class TextFromOutsideTest {

    private static final String PILE = "\uD83D\uDCA9";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Conversation conversation;

    @Autowired
    private Customers customers;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient db;

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u2060", "\ufeff", "\u00a0", "\u200b\n \u200d", "\u3164"})
    void anInvisibleReplySolvesNothing(String invisible) {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        var task = desk.task(number, "answer");

        var completed = api("agent")
                .post("/api/tasks/%s/complete".formatted(task.id()), Map.of("outcome", "SOLVE", "reply", invisible));
        var posted = api("agent")
                .post(
                        "/api/tickets/%s/messages".formatted(number),
                        Map.of("author", "CUSTOMER", "visibility", "PUBLIC", "body", invisible));

        assertThat(completed.status()).isEqualTo(400);
        assertThat(completed.fields()).containsExactly("reply");
        assertThat(posted.status()).isEqualTo(400);
        assertThat(posted.fields()).containsExactly("body");
        assertThat(desk.task(number, "answer")).isEqualTo(task);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u2028", "\u2029", "\u0085", "\u000b", "\u000c"})
    void subjectAndNameHaveOneLine(String lineBreak) {
        var subject = opens("ada@example.org", "Ada", "Invoice" + lineBreak + "Bcc: eve@example.org");
        var name = opens("ada@example.org", "Ada" + lineBreak + "your password has expired", "Invoice");

        assertThat(subject.status()).isEqualTo(400);
        assertThat(subject.fields()).containsExactly("subject");
        assertThat(name.status()).isEqualTo(400);
        assertThat(name.fields()).containsExactly("requester.name");
    }

    @Test
    void anEmailOfAnOldNameKeepsItsLines() {
        var number = opens("lines@example.org", "Ada", "Invoice").text("number");
        db.sql("update customer set name = :name where email = 'lines@example.org'")
                .param("name", "Ada\n\nYour account is locked, open https://evil.example")
                .update();

        conversation.addReply(number, "Here it is.", Actor.staff("agent"));

        assertThat(outbox.of(number))
                .filteredOn(email -> email.template().equals("reply"))
                .singleElement()
                .satisfies(email -> assertThat(email.body())
                        .doesNotContain("\nYour account is locked")
                        .contains("Hello Ada Your account is locked"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "idn@m\u00fcnchen.example",
                "idn@mu\u0308nchen.example",
                "IDN@M\u00dcNCHEN.Example",
                "idn@xn--mnchen-3ya.example",
                "idn@XN--MNCHEN-3YA.EXAMPLE"
            })
    void allFormsOfAnAddressAreOneCustomer(String form) {
        var first = opens("idn@xn--mnchen-3ya.example", "Ida", "First").text("number");

        var second = opens(form, "Ida", "Second").text("number");

        assertThat(customerOf(second)).isEqualTo(customerOf(first));
        assertThat(api("agent")
                        .get("/api/tickets/" + second)
                        .body()
                        .at("/customer/email")
                        .asText(""))
                .isIn("", "idn@xn--mnchen-3ya.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:ada@example.org",
                "a\u200bda@example.org",
                "ada@exam\u00adple.org",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada@example.org,eve@example.org"
            })
    void refusesAddressesWithHiddenParts(String address) {
        var refused = opens(address, "Ada", "Invoice");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("requester.email");
    }

    @Test
    void customersOfOldReleasesKeepTheirRecords() {
        var unicode = oldCustomer("old@b\u00fccher.example");
        var ascii = oldCustomer("old@xn--bcher-kva.example");
        db.sql("update customer set canonical_email = 'old@xn--bcher-kva.example' where id = :id")
                .param("id", unicode)
                .update();

        assertThat(customers
                        .find("parcels", "Old@B\u00fccher.example")
                        .orElseThrow()
                        .id())
                .isEqualTo(unicode);
        assertThat(customers
                        .find("parcels", "old@xn--bcher-kva.example")
                        .orElseThrow()
                        .id())
                .isEqualTo(ascii);
    }

    @Test
    void storesCleanTextOnly() {
        var number = opens("clean@example.org", "Zoe\u0308 \u202eeoZ", "in\u0007voice\u202efdp.exe")
                .text("number");

        assertThat(desk.ticket(number).subject()).isEqualTo("invoicefdp.exe");
        assertThat(customers.find("parcels", "clean@example.org").orElseThrow().name())
                .isEqualTo("Zo\u00eb eoZ");
    }

    @Test
    void countsCodePoints() {
        var accepted = opens("piles@example.org", PILE.repeat(200), PILE.repeat(300));
        var refused = opens("piles@example.org", "Ada", PILE.repeat(301));

        assertThat(accepted.status()).isEqualTo(201);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("subject");
    }

    private JsonResponse opens(String email, String name, String subject) {
        var requester =
                JsonNodeFactory.instance.objectNode().put("email", email).put("name", name);
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("subject", subject).put("body", "Where is it?");
        body.set("requester", requester);
        return api("agent").post("/api/brands/parcels/tickets", body);
    }

    private long oldCustomer(String email) {
        db.sql(
                        """
                        insert into customer (brand, email, language, created_at)
                        values ('parcels', :email, 'en', timestamp with time zone '2026-01-01 00:00:00+00')""")
                .param("email", email)
                .update();
        return db.sql("select id from customer where brand = 'parcels' and email = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    private long customerOf(String number) {
        Ticket ticket = desk.ticket(number);
        return ticket.customerId();
    }

    private ApiClient api(String user) {
        return ApiClient.as(user, port);
    }
}
