package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Concurrently;
import io.guichet.CustomerClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.billing.Invoice;
import io.guichet.billing.Invoices;
import io.guichet.demo.SettableClock;
import io.guichet.engine.BrokenTable;
import io.guichet.policy.Target;
import io.guichet.ticket.IllegalTransition;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Ordering a premium request on invoice, and its effects. */
@DeskTest
class InvoicePageTest {

    private static final Map<String, String> ADDRESS = Map.of(
            "name", "Ada’s Lamps",
            "street", "2 Light Street",
            "postcode", "1000",
            "city", "Brussels",
            "country", "Belgium",
            "order", "true");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Invoices invoices;

    @Autowired
    private CustomerClient customerClient;

    @Autowired
    private ConfidentialRequests confidentialRequests;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private SettableClock clock;

    private final String email = "orders-%d@example.org".formatted(System.nanoTime());

    @Test
    void anOrderOnASundayIsDueWithinTwoHours() {
        setsTimeToSunday("10:00");
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("webshop", "My shop is empty.", premium());
        assertThat(visitor.opens(request)).contains("Pay or order on invoice");
        clock.advance(Duration.ofMinutes(20));
        signsIn(visitor);

        assertThat(visitor.opens(own(request)))
                .contains("€25.00", "VAT 21%", "€5.25", "€30.25", "within 14 days", "today 11:00", "value=\"Ada\"");
        visitor.submits(own(request), ADDRESS);

        var number = numberIn(request);
        assertThat(visitor.page()).contains("Your request now has priority.", "Ada’s Lamps", "BE68 5390 0754 7034");
        assertThat(desk.ticket(number)).returns("IN_PROGRESS", ticket -> ticket.status());
        assertThat(desk.ticket(number).paidAt()).isEqualTo(desk.now());
        assertThat(desk.clock(number, Target.FIRST_RESPONSE).due())
                .contains(desk.now().plus(Duration.ofHours(2)));
        assertThat(desk.emailTemplates(number)).containsExactly("payment-due", "invoice", "acknowledgement");
        assertThat(desk.eventTypes(number)).containsSubsequence("opened", "invoiced", "paid");
    }

    @Test
    void theInvoiceStaysReadableAfterWithdrawal() {
        var visitor = new Visitor(port, "fr");
        var request = visitor.requests("webshop", "Ma boutique est vide.", premium());
        signsIn(visitor);
        orders(visitor, request);
        var number = numberIn(request);
        desk.withdraws(number);

        assertThat(visitor.opens(own(request)))
                .contains(invoices.of(number).orElseThrow().number(), "À payer au plus tard le", "30,25 €")
                .doesNotContain("<form method=\"post\" action=\"/webshop/requests");
        assertThat(visitor.opens(request)).contains("Facture WS-");
        assertThat(new Visitor(port, "en").opens("/assets/desk.css"))
                .containsPattern("@media print \\{[^@]*\\.invoice");
    }

    @Test
    void aRequestNotOrderedInTimeBecomesStandard() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("webshop", "My shop is empty.", premium());
        var number = numberIn(request);
        signsIn(visitor);
        visitor.opens(own(request));
        var order = visitor.encodedForm(own(request), ADDRESS);
        desk.firesTimer(number, "Event_PaymentOverdue");

        visitor.post(own(request), order);

        assertThat(visitor.status()).isEqualTo(409);
        assertThat(visitor.page()).contains("This is now a standard request", "nothing to pay", "2 Light Street");
        assertThat(invoices.of(number)).isEmpty();
        assertThat(desk.ticket(number).paidAt()).isNull();
        visitor.opens(invoice(request));
        assertThat(visitor.status()).isEqualTo(200);
        assertThat(visitor.page()).contains("This is now a standard request").doesNotContain("2 Light Street");
    }

    @Test
    void orderingTwiceMakesOneInvoice() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("webshop", "My shop is empty.", premium());
        signsIn(visitor);
        visitor.opens(own(request));
        var order = visitor.encodedForm(own(request), ADDRESS);

        var failures =
                Concurrently.run(() -> visitor.post(own(request), order), () -> visitor.post(own(request), order));
        visitor.post(own(request), order);

        assertThat(failures).isEmpty();
        assertThat(visitor.status()).isEqualTo(302);
        assertThat(desk.emailTemplates(numberIn(request))).containsOnlyOnce("invoice");
        assertThat(desk.eventTypes(numberIn(request))).containsOnlyOnce("paid");
    }

    @Test
    void concurrentOrdersGetConsecutiveNumbers() {
        var first = sequenceNumber(ordered());
        var numbers = Stream.generate(() -> desk.opens("parcels", Map.of("premium", true)))
                .limit(4)
                .toList();
        var late = desk.opens("parcels", Map.of("premium", true));
        desk.pays(late);
        var actions = Stream.concat(numbers.stream(), Stream.of(late))
                .map(number -> (Concurrently.ConcurrentAction) () -> customerClient.orders(number));

        var failures = Concurrently.run(actions.toList());

        assertThat(failures).singleElement().isInstanceOf(IllegalTransition.class);
        assertThat(numbers)
                .extracting(this::sequenceNumber)
                .containsExactlyInAnyOrder(first + 1, first + 2, first + 3, first + 4);
    }

    private String ordered() {
        var number = desk.opens("parcels", Map.of("premium", true));
        customerClient.orders(number);
        return number;
    }

    /** Sequence number at the end of the ticket's invoice number. */
    private int sequenceNumber(String ticket) {
        var invoice = invoices.of(ticket).orElseThrow().number();
        assertThat(invoice).matches("PA-\\d{4}-\\d{4}");
        return Integer.parseInt(invoice.substring(invoice.lastIndexOf('-') + 1));
    }

    @Test
    void showsProblemsBesideTheirFieldsAndKeepsInput() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("webshop", "My shop is empty.", premium());
        signsIn(visitor);
        visitor.opens(own(request));

        var failures = new HashMap<>(ADDRESS);
        failures.put("city", " ");
        failures.put("vatNumber", "12");
        failures.put("postcode", "75002");
        failures.remove("order");
        visitor.submits(own(request), failures);

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page())
                .contains("href=\"#field-city\"", "id=\"problem-city\"", "id=\"problem-vatNumber\"", "Tick “I order")
                .contains("This is no postcode of Belgium. Its form is 9999")
                .contains("value=\"2 Light Street\"", "value=\"12\"")
                .doesNotContain("id=\"problem-street\"", "??");
        assertThat(desk.ticket(numberIn(request)).status()).isEqualTo("AWAITING_PAYMENT");
    }

    @ParameterizedTest
    @CsvSource({"en, its check digits are wrong", "fr, ses chiffres de contrôle sont faux"})
    void anInventedVatNumberIsRefused(String language, String message) {
        var visitor = new Visitor(port, language);
        var request = visitor.requests("webshop", "My shop is empty.", premium());
        signsIn(visitor);
        visitor.opens(own(request));

        var invented = new HashMap<>(ADDRESS);
        invented.put("name", "x");
        invented.put("vatNumber", "BE 0000.000.000");
        visitor.submits(own(request), invented);

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page())
                .contains("id=\"problem-vatNumber\"", "id=\"problem-name\"", "value=\"BE 0000.000.000\"")
                .contains(message)
                .doesNotContain("??");
        assertThat(desk.ticket(numberIn(request)).status()).isEqualTo("AWAITING_PAYMENT");
    }

    @ParameterizedTest
    @CsvSource({"en, Invoices are for signed-in customers", "fr, Les factures sont réservées aux clients connectés"})
    void nobodyOrdersOnInvoiceUnverified(String language, String text) {
        var visitor = new Visitor(port, language);
        var request = visitor.requests("webshop", "My shop is empty.", premium());

        assertThat(visitor.opens(invoice(request)))
                .contains(
                        text,
                        "href=\"%s\"".formatted(own(request)),
                        page(request, "payment").replace("&", "&amp;"))
                .doesNotContain("name=\"vatNumber\"", "??");
        visitor.post(invoice(request), visitor.encodedForm(page(request, "payment"), ADDRESS));

        assertThat(visitor.status()).isEqualTo(409);
        assertThat(visitor.page()).contains("2 Light Street", text);
        assertThat(desk.ticket(numberIn(request)).status()).isEqualTo("AWAITING_PAYMENT");
        assertThat(invoices.of(numberIn(request))).isEmpty();
    }

    @Test
    void theVerificationTableSaysWhoOrdersOnInvoice() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("webshop", "My shop is empty.", premium());

        try (var open = BrokenTable.deploy(
                repository,
                "webshop",
                Path.of("processes/policies/webshop/verification.dmn"),
                text -> text.replaceFirst("(verification_invoice_out1\">\\s*<text>)\"CONFIRMED\"", "$1\"NONE\""))) {
            visitor.opens(invoice(request));
            visitor.submits(invoice(request), ADDRESS);
        }

        assertThat(desk.ticket(numberIn(request)).status()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void afterSigningInTheInvoiceIsOpenAgain() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("webshop", "My shop is empty.", premium());

        visitor.opens(own(request));
        visitor.followsRedirects();
        signsIn(visitor);

        assertThat(visitor.location()).isEqualTo(own(request));
        assertThat(visitor.page()).contains("name=\"vatNumber\"");
    }

    @Test
    void unpaidInvoicesUseUpTheCredit() {
        var visitor = new Visitor(port, "en");
        String first = null;
        for (int time = 0; time < 3; time++) {
            var request = new Visitor(port, "en").requests("webshop", "My shop is empty.", premium());
            signsIn(visitor);
            orders(visitor, request);
            first = first == null ? numberIn(request) : first;
        }
        var fourth = new Visitor(port, "en").requests("webshop", "My shop is empty.", premium());

        assertThat(visitor.opens(own(fourth)))
                .contains("your unpaid invoices would exceed €90.75", "Order and pay €30.25")
                .doesNotContain("name=\"vatNumber\"");
        visitor.post(own(fourth), visitor.encodedForm(own(fourth).replace("/invoice", "/payment"), ADDRESS));
        assertThat(visitor.status()).isEqualTo(409);
        assertThat(desk.ticket(numberIn(fourth)).status()).isEqualTo("AWAITING_PAYMENT");

        assertThat(settles(first, "B 12").status()).isEqualTo(200);
        orders(visitor, fourth);
        assertThat(desk.ticket(numberIn(fourth)).status()).isEqualTo("IN_PROGRESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/invoice?key=", "/invoice?key=wrong"})
    void withoutTheKeyThereIsNoInvoice(String rest) {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("webshop", "My secret", premium());

        visitor.opens(request.replaceFirst("\\?.*", rest));
        assertThat(visitor.status()).isEqualTo(404);
        visitor.opens(invoice(request).replace("/webshop/", "/parcels/"));
        assertThat(visitor.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"en, Nothing to pay", "fr, Rien à payer"})
    void aBrandWithoutPaidSupportHasNothingToPay(String language, String expected) {
        var visitor = new Visitor(port, language);
        var request = visitor.requests("helpcenter", "Hello", Map.of());

        assertThat(visitor.opens(invoice(request))).contains(expected).doesNotContain("??");
        visitor.opens(request);
        visitor.post(invoice(request), visitor.encodedForm(page(request, "replies"), Map.of("name", "Ada")));
        assertThat(visitor.status()).isEqualTo(409);
    }

    @Test
    void programsReadTheInvoiceAndStaffSettleItOnce() {
        var number = desk.opens("parcels", Map.of("premium", true));
        assertThat(api().get("/api/tickets/" + number).body().path("invoice").isNull())
                .isTrue();
        assertThat(settles(number, "B 12").status()).isEqualTo(404);
        orders(number);

        var read = api().get("/api/tickets/" + number).body().path("invoice");
        assertThat(read.path("amount").decimalValue()).isEqualByComparingTo("11.75");
        assertThat(read.path("currency").asText()).isEqualTo("GBP");
        assertThat(read.path("state").asText()).isEqualTo("OPEN");

        assertThat(settles(number, " ").fields()).containsExactly("reference");
        assertThat(settles(number, "B 12").text("state")).isEqualTo("SETTLED");
        assertThat(settles(number, "B 13").status()).isEqualTo(409);
        assertThat(invoices.of(number)).map(Invoice::reference).contains("B 12");
    }

    @Test
    void staffConfirmAPaymentOnTheTicketsPage() {
        var number = desk.opens("parcels", Map.of("premium", true));
        var agent = HttpBrowser.signedIn(port, "agent");
        var page = "/desk/tickets/" + number;

        assertThat(agent.get(page).body()).contains("Confirm payment", "type=\"datetime-local\"", "Withdraw");
        var refused = agent.submitForm(page, page + "/pay", "paidAt=2199-01-01T10:00&reference=");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("id=\"problem-paidAt\"", "is in the future", "id=\"problem-reference\"", "2199-01-01T10:00");
        assertThat(agent.submitForm(page, page + "/pay", "paidAt=noon&reference=R+1")
                        .body())
                .contains("needs a date and a time", "value=\"R 1\"")
                .doesNotContain("id=\"problem-reference\"");

        agent.submitForm(page, page + "/pay", "paidAt=" + now() + "&reference=R+1");

        assertThat(desk.ticket(number).status()).isEqualTo("IN_PROGRESS");
        assertThat(new Visitor(port, "en").opens(desk.ticket(number).customerLink("/invoice")))
                .contains("Payment received");
        assertThat(agent.get(page).body()).contains("Paid, reference R 1").doesNotContain("Confirm payment");
        assertThat(agent.submitForm(page, page + "/pay", "paidAt=" + now() + "&reference=R+1")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void staffSeeTheInvoiceOnTheTicketsPageAndSettleIt() {
        var number = desk.opens("parcels", Map.of("premium", true));
        orders(number);
        var agent = HttpBrowser.signedIn(port, "agent");
        var page = "/desk/tickets/" + number;
        var invoice = invoices.of(number).orElseThrow().number();

        assertThat(agent.get(page).body())
                .contains(invoice + " · £11.75 · unpaid", "Mark invoice as paid", "Invoice " + invoice + " created");
        assertThat(agent.submitForm(page, page + "/settle", "reference=").statusCode())
                .isEqualTo(400);
        agent.submitForm(page, page + "/settle", "reference=B+12");

        assertThat(new Visitor(port, "en").opens(desk.ticket(number).customerLink("/invoice")))
                .contains("Paid on")
                .doesNotContain("How to pay");
        assertThat(agent.get(page).body())
                .contains(invoice + " · £11.75 · paid", "B 12")
                .doesNotContain("Mark invoice as paid");
        assertThat(agent.submitForm(page, page + "/settle", "reference=B+13").statusCode())
                .isEqualTo(409);
    }

    /** Orders as the ticket's customer. */
    private void orders(String number) {
        var visitor = new Visitor(port, "en");
        signsIn(visitor, "parcels", "ada@example.org");
        orders(visitor, desk.ticket(number).customerLink(""));
    }

    private static void orders(Visitor visitor, String request) {
        visitor.opens(own(request));
        visitor.submits(own(request), ADDRESS);
        assertThat(visitor.status()).isEqualTo(200);
    }

    private Map<String, String> premium() {
        return Map.of("premium", "true", "name", "Ada", "email", email);
    }

    /** As the customer of the webshop's requests. */
    private void signsIn(Visitor visitor) {
        signsIn(visitor, "webshop", email);
    }

    private void signsIn(Visitor visitor, String brand, String address) {
        var link = confidentialRequests.signInLinkFor(brand, address);
        visitor.opens(link);
        visitor.submits(link, Map.of());
    }

    private ApiClient.JsonResponse settles(String number, String reference) {
        return api().post("/api/tickets/%s/invoice/settle".formatted(number), Map.of("reference", reference));
    }

    private ApiClient api() {
        return ApiClient.as("agent", port);
    }

    private String now() {
        return clock.instant()
                .atZone(ZoneId.of("Europe/Paris"))
                .toLocalDateTime()
                .toString();
    }

    private void setsTimeToSunday(String time) {
        Instant sunday = clock.instant()
                .atZone(ZoneId.of("Europe/Brussels"))
                .with(TemporalAdjusters.next(DayOfWeek.SUNDAY))
                .with(LocalTime.parse(time))
                .toInstant();
        clock.set(sunday);
    }

    private static String invoice(String request) {
        return request.replace("?", "/invoice?");
    }

    /** The invoice's page for the signed-in customer. */
    private static String own(String request) {
        return request.replaceFirst("\\?.*", "") + "/invoice";
    }

    private static String page(String request, String page) {
        return request.replace("?", "/" + page + "?");
    }

    private static String numberIn(String request) {
        return request.replaceFirst(".*/requests/([^?]+).*", "$1");
    }
}
