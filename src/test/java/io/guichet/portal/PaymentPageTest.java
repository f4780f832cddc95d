package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Concurrently;
import io.guichet.CustomerClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.StripeServer;
import io.guichet.billing.Checkouts;
import io.guichet.billing.Payment;
import io.guichet.billing.Payment.PaymentState;
import io.guichet.billing.Payment.RefundReason;
import io.guichet.billing.Payment.RefundState;
import io.guichet.billing.Refunds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Paying for a premium request through a provider: never charged twice, never served unpaid. */
@DeskTest
class PaymentPageTest {

    private static final String EVENTS = "/api/payments/stripe/events";
    private static final String COMPLETED = "checkout.session.completed";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Checkouts checkouts;

    @Autowired
    private Refunds refunds;

    @Autowired
    private CustomerClient customerClient;

    @Autowired
    private JdbcClient db;

    private StripeServer stripe;
    private Visitor visitor;
    private String number;

    @BeforeEach
    void opensARequest() {
        stripe = StripeServer.running();
        visitor = new Visitor(port, "en");
        number = desk.opens("parcels", Map.of("premium", true));
    }

    @Test
    void servesTheRequestOnceItIsPaid() {
        assertThat(visitor.opens(page("/invoice"))).contains("Order and pay £11.75", "On invoice");
        var session = goesToPay();

        assertThat(visitor.page())
                .contains("https://checkout.example/c/pay/" + session, "http-equiv=\"refresh\"")
                .doesNotContain("??");
        var order = stripe.requestsWith(number).get(0);
        assertThat(order.idempotencyKey()).isEqualTo(payment().id());
        assertThat(order.parameters())
                .containsEntry("line_items[0][price_data][unit_amount]", "1175")
                .containsEntry("line_items[0][price_data][currency]", "gbp")
                .containsEntry("client_reference_id", number)
                .containsEntry(
                        "success_url",
                        "http://localhost:8080/parcels/payments/" + payment().id());
        assertThat(Instant.ofEpochSecond(Long.parseLong(order.parameters().get("expires_at"))))
                .isAfter(desk.now().plus(Duration.ofMinutes(30)));
        assertThat(order.parameters().values())
                .noneMatch(value -> value.contains(desk.ticket(number).linkToken()));

        desk.advancesTime(Duration.ofMinutes(10));
        assertThat(sends(paid(session, desk.now().minusSeconds(60)))).isEqualTo(204);

        assertThat(desk.ticket(number).status()).isEqualTo("IN_PROGRESS");
        assertThat(desk.ticket(number).paidAt()).isEqualTo(desk.now().minusSeconds(60));
        assertThat(desk.emailTemplates(number)).containsExactly("payment-due", "receipt", "acknowledgement");
        assertThat(desk.eventTypes(number)).containsSubsequence("checkout", "paid");
        assertThat(visitor.opens(page("/invoice")))
                .contains("Payment received", "£11.75", StripeServer.intent(session))
                .doesNotContain("Order and pay", "??");
        assertThat(desk.emailBody(number, "receipt"))
                .contains("£10.00", "£1.75", "£11.75", "Parcels Ltd", "GB 999 9999 73");
    }

    @Test
    void anUnpaidPageServesNothing() {
        var session = goesToPay();

        assertThat(sends(stripe.event(COMPLETED, session, desk.now(), Map.of("payment_status", "unpaid"))))
                .isEqualTo(204);
        visitor.opens("/parcels/payments/" + payment().id() + "?cancelled=true");
        visitor.followsRedirects();

        assertThat(visitor.page()).contains("You have not paid.", "You have opened a payment page");
        assertThat(desk.ticket(number).status()).isEqualTo("AWAITING_PAYMENT");
        assertThat(goesToPay()).isEqualTo(session);
    }

    @ParameterizedTest
    @CsvSource({"1, gbp", "1174, gbp", "1175, eur", "1175, xyz", "1176, gbp"})
    void refundsAnotherAmountOrCurrency(long amount, String currency) {
        var session = goesToPay();

        var changed = paid(session, desk.now(), Map.of("amount_total", amount, "currency", currency));
        assertThat(sends(changed)).isEqualTo(204);
        refunds.run();

        assertThat(desk.ticket(number).status()).isEqualTo("AWAITING_PAYMENT");
        assertThat(desk.ticket(number).paidAt()).isNull();
        assertThat(payment().state()).isEqualTo(PaymentState.UNUSED);
        assertThat(payment().refund())
                .returns(RefundReason.MISMATCH, Payment.Refund::reason)
                .returns(RefundState.DONE, Payment.Refund::state);
        assertThat(desk.emailTemplates(number)).containsExactly("payment-due", "refund");
        assertThat(goesToPay()).isNotEqualTo(session);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "other secret", "other body", "too old", "nonsense"})
    void refusesForgedEvents(String forgery) {
        var body = paid(goesToPay(), desk.now());
        var now = desk.now();
        var signature =
                switch (forgery) {
                    case "none" -> null;
                    case "other secret" -> StripeServer.signature(body, now, "whsec_guessed");
                    case "other body" -> StripeServer.signature(body.replace("1175", "1"), now);
                    case "too old" -> StripeServer.signature(body, now.minus(Duration.ofMinutes(6)));
                    default -> "v1=00";
                };

        assertThat(sends(body, signature)).isEqualTo(400);
        assertThat(desk.ticket(number).status()).isEqualTo("AWAITING_PAYMENT");
        assertThat(payment().isOpen()).isTrue();
    }

    @Test
    void anEventCountsOnce() {
        var session = goesToPay();
        var event = paid(session, desk.now());

        var failures = Concurrently.run(Stream.<Concurrently.ConcurrentAction>generate(
                        () -> () -> assertThat(sends(event)).isEqualTo(204))
                .limit(4)
                .toList());
        sends(event);
        sends(paid(session, desk.now()));

        assertThat(failures).isEmpty();
        assertThat(desk.eventTypes(number)).containsOnlyOnce("paid").doesNotContain("payment-unused");
        assertThat(desk.emailTemplates(number)).containsOnlyOnce("receipt");
        assertThat(payment().refund()).isNull();
    }

    @Test
    void ignoresEventsOfOthers() {
        var foreign = Map.<String, Object>of(
                "id", "cs_foreign", "object", "checkout.session", "payment_status", "paid", "status", "complete");

        assertThat(sends(stripe.event(COMPLETED, foreign, desk.now()))).isEqualTo(204);
        assertThat(sends(stripe.event("customer.created", Map.of("id", "cus_1", "object", "customer"), desk.now())))
                .isEqualTo(204);
        assertThat(db.sql("select count(*) from payment_event")
                        .query(Long.class)
                        .single())
                .isNotNegative();
        assertThat(desk.ticket(number).status()).isEqualTo("AWAITING_PAYMENT");
    }

    @Test
    void refundsTheSecondOfTwoPayments() {
        stripe.losesAnswers();
        pays();
        assertThat(visitor.status()).isEqualTo(503);
        stripe.comesBack();
        desk.advancesTime(Duration.ofMinutes(6));
        goesToPay();
        var sessions = stripe.sessionsOf(number);
        assertThat(sessions).hasSize(2);

        sends(paid(sessions.get(1), desk.now()));
        sends(paid(sessions.get(0), desk.now()));
        refunds.run();
        refunds.run();

        assertThat(desk.ticket(number).status()).isEqualTo("IN_PROGRESS");
        assertThat(desk.eventTypes(number)).containsOnlyOnce("paid");
        assertThat(stripe.requestsWith(StripeServer.intent(sessions.get(0)))).hasSize(1);
        assertThat(stripe.requestsWith(StripeServer.intent(sessions.get(1)))).isEmpty();
        assertThat(desk.emailBody(number, "refund")).contains("we do not take the fee twice", "£11.75");
    }

    @Test
    void refundsAPaymentBesideAnInvoice() {
        var session = goesToPay();
        customerClient.orders(number);

        sends(paid(session, desk.now()));

        assertThat(desk.eventTypes(number)).containsOnlyOnce("paid");
        assertThat(payment().refund().reason()).isEqualTo(RefundReason.DUPLICATE);
    }

    @Test
    void refundsALatePayment() {
        var session = goesToPay();
        desk.firesTimer(number, "Event_PaymentOverdue");

        sends(paid(session, desk.now()));
        refunds.run();

        assertThat(desk.ticket(number).paidAt()).isNull();
        assertThat(payment().refund().reason()).isEqualTo(RefundReason.LATE);
        assertThat(desk.emailBody(number, "refund")).contains("goes on as a standard request", "£11.75");
        assertThat(visitor.opens(page("/invoice")))
                .contains("This is now a standard request", "Refund", "after the time for it had ended")
                .doesNotContain("??");
        assertThat(desk.eventTypes(number)).containsSubsequence("unpaid", "payment-unused", "refunded");
    }

    @Test
    void closesThePageOfARequestThatWaitsNoLonger() {
        var session = goesToPay();
        desk.firesTimer(number, "Event_PaymentOverdue");

        checkouts.runChecks();

        assertThat(stripe.statusOf(session)).isEqualTo("expired");
        assertThat(payment().state()).isEqualTo(PaymentState.EXPIRED);
    }

    @Test
    void aDelayedPaymentThatFailsCanBeRepeated() {
        var session = goesToPay();
        assertThat(stripe.requestsWith(number).get(0).parameters()).containsEntry("payment_method_types[0]", "card");

        sends(stripe.event(
                "checkout.session.async_payment_failed",
                session,
                desk.now(),
                Map.of("status", "complete", "payment_status", "unpaid")));

        assertThat(payment().state()).isEqualTo(PaymentState.EXPIRED);
        assertThat(goesToPay()).isNotEqualTo(session);
    }

    @Test
    void keepsTheRequestWhileTheProviderIsDown() {
        stripe.goesDown();
        pays();
        assertThat(visitor.status()).isEqualTo(503);
        assertThat(visitor.page())
                .contains("The payment page cannot be opened", "Nothing was charged", "Try again")
                .doesNotContain("??");

        stripe.comesBack();
        visitor.submits(page("/payment"), Map.of());

        assertThat(visitor.page()).contains("https://checkout.example/c/pay/");
        assertThat(stripe.requestsWith(number))
                .extracting(StripeServer.StripeRequest::idempotencyKey)
                .hasSize(2)
                .containsOnly(payment().id());
    }

    @Test
    void asksTheProviderWhenItsEventIsLate() {
        var session = goesToPay();
        var paidAt = desk.now();
        stripe.receivesPayment(session, paidAt);
        desk.advancesTime(Duration.ofMinutes(2));

        visitor.opens("/parcels/payments/" + payment().id());
        visitor.followsRedirects();

        assertThat(visitor.page()).contains("Your request now has priority.");
        assertThat(desk.ticket(number).paidAt()).isEqualTo(paidAt);
        assertThat(sends(paid(session, desk.now()))).isEqualTo(204);
        assertThat(desk.eventTypes(number)).containsOnlyOnce("paid");
    }

    @Test
    void findsAPaymentWithoutAnyEvent() {
        var session = goesToPay();
        stripe.receivesPayment(session, desk.now());
        checkouts.runChecks();
        assertThat(desk.ticket(number).status()).isEqualTo("AWAITING_PAYMENT");

        desk.advancesTime(Duration.ofMinutes(5));
        checkouts.runChecks();

        assertThat(desk.ticket(number).status()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void theReturnPageTellsAStrangerNoKey() {
        sends(paid(goesToPay(), desk.now()));
        var stranger = new Visitor(port, "fr");

        assertThat(stranger.opens("/parcels/payments/" + payment().id()))
                .contains("Paiement reçu", "11,75 £")
                .doesNotContain("key=", "??");
        assertThat(stranger.lastResponse().headers().firstValue("X-Robots-Tag")).contains("noindex");
        stranger.opens("/webshop/payments/" + payment().id());
        assertThat(stranger.status()).isEqualTo(404);
    }

    @Test
    void refundsARequestWithdrawnBeforeWorkBegan() {
        var session = goesToPay();
        sends(paid(session, desk.now()));
        stripe.goesDown();
        desk.withdraws(number);
        refunds.run();
        assertThat(payment().refund())
                .returns(RefundReason.WITHDRAWN, Payment.Refund::reason)
                .returns(RefundState.QUEUED, Payment.Refund::state);
        assertThat(visitor.opens(page("/invoice")))
                .contains("Your payment is refunded", "on its way", "You have withdrawn the request.")
                .doesNotContain("Payment received", "??");

        stripe.comesBack();
        refunds.run();
        assertThat(payment().refund().state()).isEqualTo(RefundState.QUEUED);
        desk.advancesTime(Duration.ofMinutes(1));
        refunds.run();
        refunds.run();

        assertThat(payment().refund().state()).isEqualTo(RefundState.DONE);
        assertThat(stripe.requestsWith(StripeServer.intent(session)))
                .extracting(StripeServer.StripeRequest::idempotencyKey)
                .containsExactly(
                        "refund-" + payment().id(), "refund-" + payment().id());
        assertThat(desk.emailBody(number, "refund")).contains("You have withdrawn");
        assertThat(desk.emailTemplates(number)).containsOnlyOnce("refund");
    }

    @Test
    void keepsTheFeeOfARequestWithdrawnAfterWorkBegan() {
        sends(paid(goesToPay(), desk.now()));
        desk.triages(number);

        desk.withdraws(number);

        assertThat(payment().refund()).isNull();
        assertThat(desk.ticket(number).isClosed()).isTrue();
    }

    @Test
    void aLeadRefundsOnceAndIsAudited() {
        var session = goesToPay();
        sends(paid(session, desk.now()));
        var page = "/desk/tickets/" + number;
        var agent = HttpBrowser.signedIn(port, "agent");
        var lead = HttpBrowser.signedIn(port, "lead");

        assertThat(agent.get(page).body())
                .contains("£11.75 · paid · " + StripeServer.intent(session))
                .doesNotContain("Refund payment");
        assertThat(agent.submitForm(page, page + "/refund", "reason=No").statusCode())
                .isEqualTo(403);
        assertThat(lead.submitForm(page, page + "/refund", "reason=").body())
                .contains("Say why the payment is refunded");
        assertThat(lead.submitForm(page, page + "/refund", "reason=A+wrong+promise")
                        .statusCode())
                .isEqualTo(302);
        refunds.run();

        assertThat(lead.get(page).body())
                .contains("£11.75 · paid · " + StripeServer.intent(session) + " · refunded", "A wrong promise")
                .doesNotContain("Refund payment");
        assertThat(stripe.requestsWith(StripeServer.intent(session))).hasSize(1);
        assertThat(db.sql("select detail from audit where type = 'PAYMENT_REFUNDED' and subject = :number")
                        .param("number", number)
                        .query(String.class)
                        .list())
                .containsExactly("A wrong promise");
    }

    @Test
    void aLeadRefundsByTheApi() {
        var session = goesToPay();
        var lead = ApiClient.as("lead", port);
        var refund = "/api/tickets/%s/refund".formatted(number);
        assertThat(lead.post(refund, Map.of("reason", "Too early")).status()).isEqualTo(409);
        sends(paid(session, desk.now()));

        assertThat(ApiClient.as("agent", port)
                        .post(refund, Map.of("reason", "No"))
                        .status())
                .isEqualTo(403);
        assertThat(lead.post(refund, Map.of("reason", " ")).fields()).containsExactly("reason");
        assertThat(lead.post(refund, Map.of("reason", "A wrong promise")).text("status"))
                .isEqualTo("IN_PROGRESS");
        assertThat(lead.post(refund, Map.of("reason", "Twice")).status()).isEqualTo(409);
        refunds.run();

        var payment = lead.get("/api/tickets/" + number).body().at("/payments/0");
        assertThat(payment.path("state").asText()).isEqualTo("PAID");
        assertThat(payment.path("amount").decimalValue()).isEqualByComparingTo("11.75");
        assertThat(payment.path("reference").asText()).isEqualTo(StripeServer.intent(session));
        assertThat(payment.at("/refund/state").asText()).isEqualTo("DONE");
        assertThat(payment.at("/refund/reason").asText()).isEqualTo("STAFF");
        assertThat(stripe.requestsWith(StripeServer.intent(session))).hasSize(1);
    }

    @Test
    void aLeadRepeatsARefusedRefund() {
        var session = goesToPay();
        sends(paid(session, desk.now()));
        stripe.refusesRefunds("The balance is too low.");
        desk.withdraws(number);
        refunds.run();
        var page = "/desk/tickets/" + number;
        var lead = HttpBrowser.signedIn(port, "lead");
        assertThat(lead.get(page).body()).contains("refund failed", "The balance is too low.", "Refund payment");

        stripe.comesBack();
        lead.submitForm(page, page + "/refund", "reason=Again");
        refunds.run();

        assertThat(payment().refund().state()).isEqualTo(RefundState.DONE);
        assertThat(stripe.requestsWith(StripeServer.intent(session)))
                .extracting(StripeServer.StripeRequest::idempotencyKey)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void recordsARefundThatFailsLater() {
        var session = goesToPay();
        sends(paid(session, desk.now()));
        desk.withdraws(number);
        refunds.run();
        var refund = payment().refund().reference();

        sends(stripe.event(
                "refund.failed",
                Map.of("id", refund, "object", "refund", "failure_reason", "expired_or_canceled_card"),
                desk.now()));

        assertThat(payment().refund().state()).isEqualTo(RefundState.FAILED);
        assertThat(desk.eventTypes(number)).containsSubsequence("refunded", "refund-failed");

        var page = "/desk/tickets/" + number;
        HttpBrowser.signedIn(port, "lead").submitForm(page, page + "/refund", "reason=Again");
        sends(stripe.event("refund.failed", Map.of("id", refund, "object", "refund"), desk.now()));
        refunds.run();
        assertThat(payment().refund().state()).isEqualTo(RefundState.DONE);
        assertThat(payment().refund().reference()).isNotEqualTo(refund);
    }

    /** Presses the button of the page. */
    private void pays() {
        visitor.opens(page("/invoice"));
        visitor.submits(page("/payment"), Map.of());
    }

    /** The session to which the visitor is led. */
    private String goesToPay() {
        pays();
        assertThat(visitor.status()).isEqualTo(200);
        return checkouts.of(number).stream()
                .filter(Payment::isOpen)
                .reduce((a, b) -> b)
                .orElseThrow()
                .session();
    }

    private String paid(String session, Instant at) {
        return paid(session, at, Map.of());
    }

    private String paid(String session, Instant at, Map<String, Object> changes) {
        stripe.receivesPayment(session, at);
        return stripe.event(COMPLETED, session, at, changes);
    }

    private Payment payment() {
        return Checkouts.principal(checkouts.of(number)).orElseThrow();
    }

    private String page(String rest) {
        return desk.ticket(number).customerLink(rest);
    }

    private int sends(String event) {
        return sends(event, StripeServer.signature(event, desk.now()));
    }

    private int sends(String event, String signature) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + EVENTS))
                    .header("Content-Type", "application/json; charset=utf-8")
                    .POST(BodyPublishers.ofString(event));
            if (signature != null) {
                request.header("Stripe-Signature", signature);
            }
            return HttpClient.newHttpClient()
                    .send(request.build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
