package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.CustomerMail;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.StatementRecorder;
import io.guichet.brand.Brands;
import io.guichet.customer.Customer;
import io.guichet.customer.CustomerTeams;
import io.guichet.customer.CustomerTeams.CustomerTeam;
import io.guichet.customer.Customers;
import io.guichet.customer.VerificationMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two people send the same request: nothing tells what the typed address is entitled to, or whether it is known. */
@DeskTest
class UnverifiedRequesterTest {

    private static final String TEXT = "Nothing works any more.";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Brands brands;

    @Autowired
    private Customers customers;

    @Autowired
    private CustomerTeams teams;

    @Autowired
    private StatementRecorder statements;

    @Autowired
    private JdbcClient db;

    private final String known = UUID.randomUUID() + "@example.org";
    private final String unknown = UUID.randomUUID() + "@example.org";

    @ParameterizedTest
    @CsvSource({
        "miro, enterprise, premium-support,",
        "helpcenter, , ,",
        "zoom, business, ,",
        "vimeo, enterprise, , platinum",
        "webshop, , ,",
    })
    void theFormTellsNothingAboutTheAddress(String brand, String plan, String addOn, String pack) {
        var record = knows(brand, plan, addOn, pack);
        sendsForm(brand, UUID.randomUUID() + "@example.org");

        var ofKnown = sendsForm(brand, known);
        var ofUnknown = sendsForm(brand, unknown);

        assertThat(ofKnown.seen()).isEqualTo(ofUnknown.seen());
        assertThat(ofKnown.statements()).isEqualTo(ofUnknown.statements());
        assertThat(ofKnown.seen().toString()).doesNotContain("key=");
        assertThat(customers.get(record.id())).isEqualTo(record);
        var registered = customers.find(brand, unknown).orElseThrow();
        assertThat(registered.name()).isNull();
        assertThat(registered.plan()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "miro, enterprise, premium-support,",
        "helpcenter, , ,",
        "zoom, business, ,",
        "vimeo, enterprise, , platinum",
        "webshop, , ,",
    })
    void theApiTellsNothingAboutTheAddress(String brand, String plan, String addOn, String pack) {
        var record = knows(brand, plan, addOn, pack);
        callsApi(brand, UUID.randomUUID() + "@example.org");

        var ofKnown = callsApi(brand, known);
        var ofUnknown = callsApi(brand, unknown);

        assertThat(ofKnown.seen()).isEqualTo(ofUnknown.seen());
        assertThat(ofKnown.statements()).isEqualTo(ofUnknown.statements());
        assertThat(ofKnown.seen().toString()).doesNotContain("key=", "targets", "priority", "GUARANTEED", "\"team\"");
        assertThat(customers.get(record.id())).isEqualTo(record);
    }

    @ParameterizedTest
    @CsvSource({"helpcenter, /sign-in", "vimeo, /sign-in", "miro, /cannot-sign-in"})
    void theOtherFormsTellNothingAboutTheAddress(String brand, String page) {
        knows(brand, brand.equals("helpcenter") ? null : "enterprise", null, null);
        sendsForm("/" + brand + page, UUID.randomUUID() + "@example.org", "");

        var ofKnown = sendsForm("/" + brand + page, known, "");
        var ofUnknown = sendsForm("/" + brand + page, unknown, "");

        assertThat(ofKnown.seen()).isEqualTo(ofUnknown.seen());
        assertThat(ofKnown.statements()).isNotEmpty().isEqualTo(ofUnknown.statements());
        assertThat(ofKnown.seen().toString()).doesNotContain("key=", "Ada");
    }

    /** A new public form must be tried here first if it takes an address. */
    @Test
    void noOtherPublicFormTakesAnAddress() throws IOException {
        var tried = Set.of(
                "/{brand:[a-z0-9-]+}/questions/{number}/contact",
                "/api/brands/{brand}/questions/{id}/ticket",
                "/{brand:[a-z0-9-]+}/sign-in",
                "/{brand:[a-z0-9-]+}/cannot-sign-in");
        var withoutAddress = Set.of(
                "/{brand:[a-z0-9-]+}",
                "/{brand:[a-z0-9-]+}/questions/{number}/answered",
                "/{brand:[a-z0-9-]+}/questions/{number}/team",
                "/{brand:[a-z0-9-]+}/hand-over",
                "/{brand:[a-z0-9-]+}/sign-out",
                "/{brand:[a-z0-9-]+}/help/{slug}/vote",
                "/{brand:[a-z0-9-]+}/help/{slug}/vote/comment",
                "/api/brands/{brand}/questions",
                "/api/brands/{brand}/questions/{id}/answered",
                "/api/payments/stripe/events",
                // a name of staff
                "/sign-in/forgotten");

        assertThat(Routes.listed().stream()
                        .filter(route -> route.method().equals("POST"))
                        .filter(route -> Set.of("everybody", "question").contains(route.owner()))
                        .map(Routes.ListedRoute::pattern))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(tried.stream(), withoutAddress.stream()).toList());
    }

    @Test
    void theSendersBrowserNeverGetsTheKey() {
        knows("vimeo", "enterprise", null, "gold");
        var visitor = new Visitor(port, "en");
        visitor.requests("vimeo", TEXT, Map.of("email", known));
        var sent = visitor.location();
        var number = sent.split("/")[3];
        assertThat(visitor.page()).contains("We sent a link to " + known);
        var owner = new Visitor(port, "en").signsIn("vimeo", known);
        confirmsSignedIn(owner, "vimeo", number);

        var question = visitor.opens("/vimeo/questions/" + number) + visitor.followsRedirects();

        assertThat(question).doesNotContain("key=", desk.ticket(number).linkToken());
        assertThat(visitor.location()).isEqualTo(sent);
        visitor.opens("/vimeo/requests/" + number);
        assertThat(visitor.followsRedirects()).contains("Sign in to open your request.");
    }

    @Test
    void theLinkConfirmsByItsButtonOnly() {
        var number = sends("vimeo", known);
        var link = desk.lastEmailBody(number)
                .lines()
                .filter(line -> line.contains("/confirmation?key="))
                .findFirst()
                .orElseThrow()
                .replaceFirst("^https?://[^/]+", "");
        var reader = new Visitor(port, "en");

        assertThat(reader.opens(link)).contains("Is this request yours?");
        assertThat(desk.ticket(number).isVerified()).isFalse();

        reader.submits(link, Map.of());
        assertThat(reader.page()).contains("Thank you. Your request is confirmed.");
        assertThat(desk.ticket(number).requester().verifiedBy()).isEqualTo(VerificationMethod.LINK);
        reader.opens(link);
        assertThat(reader.followsRedirects()).doesNotContain("Is this request yours?");
    }

    @Test
    void theConfirmationCoversThePartsOfTheRequest() {
        var number = sends("vimeo", known);
        var parts = desk.splits(number, "One?", "Two?");
        var reader = new Visitor(port, "en");
        var link = desk.ticket(number).customerLink("/confirmation");

        reader.opens(link);
        reader.submits(link, Map.of());

        assertThat(parts)
                .allSatisfy(part -> assertThat(desk.ticket(part).isVerified()).isTrue());
    }

    @Test
    void theSignedInCustomerIsOfferedTheConfirmation() {
        var number = sends("vimeo", known);
        var owner = new Visitor(port, "en").signsIn("vimeo", known);

        assertThat(owner.opens("/vimeo/requests/" + number)).contains("Is this request yours?");
        confirmsSignedIn(owner, "vimeo", number);

        assertThat(desk.ticket(number).requester().verifiedBy()).isEqualTo(VerificationMethod.SIGN_IN);
    }

    @Test
    void aBrandThatDemandsNothingAsksForNoConfirmation() {
        var number = sends("helpcenter", known);

        assertThat(desk.lastEmailBody(number)).contains("/helpcenter/requests/").doesNotContain("/confirmation");
        assertThat(new Visitor(port, "en").opens(CustomerMail.linkOf(port, number)))
                .doesNotContain("Is this request yours?");
    }

    @Test
    void aRedirectedSenderIsAskedToSignIn() {
        knows("miro", "enterprise", null, null);
        var visitor = new Visitor(port, "en");
        var number = visitor.asks("miro", TEXT);
        desk.submitsRequest(number, known, Map.of("requestType", "product-question"));

        assertThat(desk.question(number).orElseThrow().route()).isEqualTo("COMMUNITY");
        assertThat(desk.lastEmailBody(number)).contains("/miro/sign-in").doesNotContain("Ada");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aKeyFromABrowserDoesNotOpenTheJoinedRequest(boolean shownInBrowser) {
        var number = sends("vimeo", known);
        var into = desk.opensFor("vimeo", known);
        desk.merges(number, into);
        if (shownInBrowser) {
            db.sql("update ticket set confirmable_until = null where number = :number")
                    .param("number", number)
                    .update();
        }

        var page = new Visitor(port, "en").opens(desk.ticket(number).customerLink(""));

        assertThat(page).contains("/vimeo/requests/" + into);
        assertThat(page.contains(desk.ticket(into).linkToken())).isEqualTo(!shownInBrowser);
    }

    @Test
    void nobodyElseCanConfirm() {
        var number = sends("vimeo", known);
        var stranger = new Visitor(port, "en").signsIn("vimeo", unknown);

        var token = HttpBrowser.csrfToken(stranger.opens("/vimeo/profile"));
        stranger.post("/vimeo/requests/" + number + "/confirmation", "_csrf=" + token);

        assertThat(stranger.status()).isEqualTo(404);
        assertThat(desk.ticket(number).isVerified()).isFalse();
    }

    @Test
    void aSignedInCustomerAsksAsHerselfWithAContact() {
        knows("vimeo", "enterprise", null, "gold");
        var visitor = new Visitor(port, "en").signsIn("vimeo", known);

        visitor.requests("vimeo", TEXT, Map.of("email", unknown));
        var number = visitor.location().split("/")[3];

        var ticket = desk.ticket(number);
        assertThat(ticket.customerId())
                .isEqualTo(customers.find("vimeo", known).orElseThrow().id());
        assertThat(ticket.attributes().text("plan")).contains("enterprise");
        assertThat(customers.find("vimeo", unknown)).isEmpty();
        var shown =
                ApiClient.as("agent", port).get("/api/tickets/" + number).body().path("requester");
        assertThat(shown.path("contact").asText()).isEqualTo(unknown);
        assertThat(shown.path("by").asText()).isEqualTo("SIGN_IN");
    }

    @Test
    void theApiServesASignedInCustomerByTheirContract() {
        knows("vimeo", "enterprise", null, "gold");
        var browser = HttpBrowser.withAddress(port, "203.0.113.8");
        var link = CustomerMail.signInLink(port, "vimeo", known);
        browser.submitForm(link, link, "");
        var number = desk.asks("vimeo", Map.of());
        var token = HttpBrowser.csrfToken(browser.get("/vimeo/profile").body());

        var answer = browser.send(
                "POST",
                "/api/brands/vimeo/questions/%s/ticket?_csrf=%s".formatted(number, token),
                "{\"requester\":{\"email\":\"%s\"},\"subject\":\"Help\"}".formatted(known));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("GUARANTEED");
        assertThat(desk.ticket(number).requester().verifiedBy()).isEqualTo(VerificationMethod.SIGN_IN);
    }

    @Test
    void othersMessagesDoNotCountForTheCustomer() {
        var customer = knows("webshop", null, null, null);
        for (int sent = 0; sent < 21; sent++) {
            desk.asksAndSends("webshop", known);
        }

        var own = desk.opensFor("webshop", known);

        assertThat(desk.ticket(own).attributes().isTrue("deprioritised")).isFalse();
        assertThat(desk.ticket(own).customerId()).isEqualTo(customer.id());
    }

    @Test
    void theListMarksTheUnverified() {
        var number = sends("vimeo", known);

        var found = ApiClient.as("agent", port)
                .get("/api/tickets?brand=vimeo&sort=-created&limit=50")
                .body()
                .path("items");

        var requester = new ArrayList<String>();
        found.forEach(item -> {
            if (item.path("number").asText().equals(number)) {
                requester.add(item.path("requester").toString());
            }
        });
        assertThat(requester)
                .containsExactly("{\"email\":\"%s\",\"name\":null,\"verification\":\"UNVERIFIED\",\"by\":null}"
                        .formatted(known));
    }

    /** What the sender sees, and the statements that the desk runs meanwhile. */
    private record Answer(List<String> seen, List<String> statements) {}

    private Answer sendsForm(String brand, String address) {
        var number = new Visitor(port, "en").asks(brand, TEXT);
        return sendsForm("/%s/questions/%s/contact".formatted(brand, number), address, number);
    }

    private Answer sendsForm(String page, String address, String number) {
        var visitor = new Visitor(port, "en");
        visitor.opens(page);
        var fields = page.endsWith("/sign-in")
                ? Map.of("email", address)
                : Map.of("subject", "Help", "body", TEXT, "email", address, "name", "Mallory");
        var form = visitor.encodedForm(page, fields);
        var seen = new ArrayList<String>();
        var executed = statementsOf(() -> {
            var response = visitor.post(page, form);
            seen.add(String.valueOf(response.statusCode()));
            seen.add(visitor.followsRedirects());
            seen.add(visitor.location());
        });
        return new Answer(
                seen.stream().map(text -> withoutNames(text, number, address)).toList(), executed);
    }

    private Answer callsApi(String brand, String address) {
        var visitor = new Visitor(port, "en");
        var api = ApiClient.anonymous(port);
        var sender = Map.of("X-Forwarded-For", "203.0.113.9");
        var number = api.post("/api/brands/%s/questions".formatted(brand), Map.of("text", TEXT), sender)
                .text("id");
        var request = Map.of(
                "requester", Map.of("email", address, "name", "Mallory", "language", "en"),
                "subject", "Help",
                "captcha", visitor.solvesCaptcha(brand));
        var seen = new ArrayList<String>();
        var executed = statementsOf(() -> {
            var response = api.post("/api/brands/%s/questions/%s/ticket".formatted(brand, number), request, sender);
            seen.add(response.status() + " " + response.body());
        });
        return new Answer(
                seen.stream().map(text -> withoutNames(text, number, address)).toList(), executed);
    }

    /** The versions of tables are read again after some seconds, for each address alike. */
    private List<String> statementsOf(Runnable action) {
        return statements.during(action).stream()
                .filter(statement -> !statement.contains("ACT_RE_DECISION_DEF"))
                .toList();
    }

    private static String withoutNames(String text, String number, String address) {
        return text.replace(number.isEmpty() ? "NUMBER" : number, "NUMBER")
                .replace(address, "ADDRESS")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "TOKEN");
    }

    private Customer knows(String brand, String plan, String addOn, String pack) {
        var customer = customers.findOrCreate(brands.get(brand), known, "Ada Lovelace", "fr");
        customers.updateContract(customer.id(), plan, addOn, pack, null);
        if (brand.equals("miro")) {
            teams.add(customer.id(), new CustomerTeam("studio-7", "Studio 7", "business", null));
        }
        return customers.get(customer.id());
    }

    private String sends(String brand, String address) {
        var link = new Visitor(port, "en").requests(brand, TEXT, Map.of("email", address));
        assertThat(link).isEqualTo(CustomerMail.linkOf(port, link.split("[/?]")[3]));
        return link.split("[/?]")[3];
    }

    private static void confirmsSignedIn(Visitor owner, String brand, String number) {
        owner.opens("/%s/requests/%s".formatted(brand, number));
        owner.submits("/%s/requests/%s/confirmation".formatted(brand, number), Map.of());
    }
}
