package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Concurrently;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.MultipartBody.UploadFile;
import io.guichet.attachment.Attachment;
import io.guichet.attachment.Attachments;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.intake.Question;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.Questions;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A customer who asks several questions is offered to send each as its own request, where the brand wants one. */
@DeskTest
class SplitRequestTest {

    private static final String DOMAIN = "I run a bakery. Can I use a domain of my own?";
    private static final String INVOICES = "Where do I find my invoices?";
    private static final String THREE = DOMAIN + "\n\n" + INVOICES + "\n\nHow do I pay?";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Questions questions;

    @Autowired
    private Tickets tickets;

    @Autowired
    private Customers customers;

    @Autowired
    private Brands brands;

    @Autowired
    private Attachments attachments;

    @Autowired
    private ConfidentialRequests confidentialRequests;

    private final String address = UUID.randomUUID() + "@example.org";
    private Visitor visitor;
    private String number;
    private String contact;

    @BeforeEach
    void createsAVisitor() {
        visitor = new Visitor(port, "en");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Your request contains several questions, Send as 3 requests, Send as one request",
        "fr, Votre demande contient plusieurs questions, Envoyer en 3 demandes, Envoyer en une seule demande"
    })
    void showsTheDetectedPartsBeforeSending(String language, String title, String several, String one) {
        visitor = new Visitor(port, language);

        submitsText(THREE);

        assertThat(visitor.status()).isEqualTo(200);
        assertThat(visitor.page())
                .contains(title, several, one, DOMAIN, INVOICES, "value=\"How do I pay?\"")
                .doesNotContain("??");
        assertThat(questions.find(number)).map(Question::outcome).contains(Outcome.ASKED);
        assertThat(customers.find("webshop", address)).isEmpty();
    }

    @Test
    void eachPartBecomesARequestReceivedWithTheQuestion() {
        submitsText(THREE, () -> desk.advancesTime(Duration.ofMinutes(7)));

        submitsChoice("split", Map.of());

        assertThat(visitor.page()).contains("We have received your 3 requests", "Sent together");
        assertThat(sent())
                .extracting(Ticket::subject)
                .containsExactlyInAnyOrder("Can I use a domain of my own?", INVOICES, "How do I pay?");
        var asked = questions.find(number).orElseThrow().askedAt();
        assertThat(sent()).allSatisfy(ticket -> {
            assertThat(ticket.receivedAt()).isEqualTo(asked);
            assertThat(desk.emailTemplates(ticket.number())).containsExactly("acknowledgement");
            assertThat(ticket.attributes().values())
                    .containsEntry("product", "Logo page")
                    .doesNotContainKey("severalQuestions");
        });
        assertThat(desk.messageTexts(number).get(0)).startsWith(DOMAIN);
        assertThat(desk.eventTypes(number)).contains("split");
    }

    @Test
    void theConfirmationLinksToEachRequest() {
        submitsText(THREE);
        submitsChoice("split", Map.of());
        var confirmation = visitor.location();
        var others = sent().stream()
                .map(Ticket::number)
                .filter(one -> !one.equals(number))
                .toList();
        assertThat(others).hasSize(2);

        for (var other : others) {
            assertThat(visitor.opens(confirmation)).contains("href=\"/webshop/questions/" + other + "\"");
            visitor.opens("/webshop/questions/" + other);
            assertThat(visitor.followsRedirects())
                    .contains("We have received your request", other)
                    .doesNotContain("key=");
        }

        var friend = new Visitor(port, "en");
        friend.opens(confirmation);
        assertThat(friend.status()).isEqualTo(404);
    }

    @Test
    void aRepeatedSplitMakesNothingTwice() {
        submitsText(THREE);
        var body = visitor.encodedFormWithValues(contact, Map.of("_split", "split"));
        var answers = new ConcurrentLinkedQueue<String>();

        var failures = Concurrently.run(() -> answers.add(locationAfter(body)), () -> answers.add(locationAfter(body)));
        answers.add(locationAfter(body));

        assertThat(failures).isEmpty();
        assertThat(answers)
                .hasSize(3)
                .allMatch(answers.peek()::equals)
                .allMatch(location -> location.endsWith("/sent"));
        assertThat(sent()).hasSize(3);
    }

    @Test
    void sendsCorrectedPartsAndSkipsEmptyOnes() {
        submitsText(THREE);

        submitsChoice("split", Map.of("_subject0", "Domain", "_body0", "May I use my domain?", "_body2", " "));

        assertThat(sent()).extracting(Ticket::subject).containsExactlyInAnyOrder("Domain", INVOICES);
        assertThat(desk.messageTexts(number).get(0)).startsWith("May I use my domain?");
    }

    @Test
    void oneRemainingPartIsOneRequest() {
        submitsText(THREE);

        submitsChoice("split", Map.of("_body0", "", "_body2", ""));

        assertThat(sent()).extracting(Ticket::number).containsExactly(number);
        assertThat(desk.ticket(number).subject()).isEqualTo(INVOICES);
        assertThat(visitor.page()).doesNotContain("Sent together");
    }

    @Test
    void anInvalidPartIsRefusedAndNothingIsLost() {
        submitsText(THREE);

        submitsChoice("split", Map.of("_subject1", "", "_body0", "Changed?", "_body1", "x".repeat(50_001)));

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page())
                .contains("Request 2: Fill in “Subject”.")
                .contains("href=\"#field-_subject1\"", "id=\"problem-_subject1\"", "id=\"problem-_body1\"")
                .contains("Changed?", "x".repeat(50_001), "value=\"Logo page\"", address);
        submitsChoice("split", Map.of("_body0", "", "_body1", "", "_body2", ""));
        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page()).contains("Keep at least one question.", DOMAIN);
        assertThat(questions.find(number)).map(Question::outcome).contains(Outcome.ASKED);
    }

    @Test
    void keptTogetherItIsSentAsWritten() {
        submitsText(THREE);

        submitsChoice("together", Map.of());

        assertThat(sent()).extracting(Ticket::subject).containsExactly("Several");
        assertThat(desk.messageTexts(number).get(0).replace("\r\n", "\n")).startsWith(THREE);
        assertThat(desk.ticket(number).attributes().isTrue("severalQuestions")).isTrue();
    }

    @Test
    void keptTogetherItIsSentAsCorrected() {
        submitsText(THREE);

        submitsChoice("together", Map.of("_body0", "May I use my domain?", "_body2", ""));

        assertThat(desk.messageTexts(number).get(0)).isEqualTo("May I use my domain?\n\n" + INVOICES);
    }

    @Test
    void editingReturnsToTheFilledForm() {
        submitsText(THREE);

        submitsChoice("edit", Map.of("_body0", "May I use my domain?"));

        assertThat(visitor.status()).isEqualTo(200);
        assertThat(visitor.page())
                .contains("May I use my domain?", INVOICES, "value=\"Logo page\"", "value=\"Several\"", address);
        assertThat(visitor.opens(contact)).contains(INVOICES, "value=\"Logo page\"", address);
    }

    @Test
    void filesGoWithEachRequest() {
        signsIn();
        submitsText(THREE, List.of(UploadFile.png("old.png")));
        assertThat(visitor.page()).contains("Attached to each request: old.png");
        submitsChoice("edit", Map.of());
        assertThat(visitor.page()).contains("old.png", "name=\"_removeFile\"");
        visitor.submitsFiles(contact, form(THREE), List.of(UploadFile.png("new.png"), UploadFile.png("more.png")));
        assertThat(visitor.page()).contains("Attached to each request: old.png, new.png, more.png");

        submitsChoice("split", Map.of());

        assertThat(sent()).hasSize(3);
        assertThat(attachments.of(number))
                .extracting(Attachment::name)
                .containsExactly("old.png", "new.png", "more.png");
        assertThat(sent()).allSatisfy(one -> assertThat(attachments.of(one.number()))
                .extracting(Attachment::name)
                .containsExactly("old.png", "new.png", "more.png"));
        assertThat(attachments.of(number)).allMatch(file -> file.messageId() != null);
        assertThat(visitor.opens("/webshop/requests/" + number)).contains("new.png");
    }

    @Test
    void anEarlierPageKeepsItsFiles() {
        signsIn();
        opensForm();
        var first = new HashMap<>(form(THREE));
        first.put("_submissionToken", "the first page of " + number);
        visitor.submitsFiles(contact, first, List.of(UploadFile.png("old.png")));
        submitsChoice("edit", Map.of());
        visitor.submitsFiles(contact, form(THREE), List.of(UploadFile.png("new.png")));
        visitor.opens(contact);
        visitor.submitsFiles(contact, first, List.of(UploadFile.png("old.png")));

        submitsChoice("together", Map.of());

        assertThat(attachments.of(number)).extracting(Attachment::name).containsExactly("old.png");
    }

    @Test
    void filesOfAnAbandonedQuestionAreMoved() {
        signsIn();
        submitsText(THREE, List.of(UploadFile.png("logo.png")));
        desk.firesTimer(number, "Event_NoDecision");

        submitsChoice("together", Map.of());

        var requestNumber = sent().get(0).number();
        assertThat(requestNumber).isNotEqualTo(number);
        assertThat(attachments.of(requestNumber)).extracting(Attachment::name).containsExactly("logo.png");
    }

    @Test
    void showsTheFeeOfEachRequest() {
        opensForm();
        var premium = new HashMap<>(form(THREE));
        premium.put("premium", "true");

        visitor.submits(contact, premium);
        assertThat(visitor.page()).contains("Each request is charged separately: €");
        submitsChoice("split", Map.of());

        assertThat(sent()).hasSize(3).allMatch(ticket -> ticket.status().equals("AWAITING_PAYMENT"));
    }

    @Test
    void aBrandThatAcceptsSeveralQuestionsOffersNoSplit() {
        var request = visitor.requests("parcels", THREE, Map.of("email", address));

        assertThat(request).contains("/requests/");
    }

    private void submitsText(String text) {
        submitsText(text, () -> {});
    }

    private void submitsText(String text, Runnable meanwhile) {
        opensForm();
        meanwhile.run();
        visitor.submits(contact, form(text));
    }

    private void submitsText(String text, List<UploadFile> files) {
        opensForm();
        visitor.submitsFiles(contact, form(text), files);
    }

    private void opensForm() {
        number = visitor.asks("webshop", "Help");
        contact = "/webshop/questions/%s/contact".formatted(number);
        visitor.opens(contact);
    }

    private Map<String, String> form(String text) {
        return Map.of("subject", "Several", "body", text, "product", "Logo page", "email", address);
    }

    private void submitsChoice(String choice, Map<String, String> changes) {
        var fields = new HashMap<>(changes);
        fields.put("_split", choice);
        visitor.post(contact, visitor.encodedFormWithValues(contact, fields));
        visitor.followsRedirects();
    }

    private String locationAfter(String body) {
        return visitor.post(contact, body).headers().firstValue("Location").orElse("nowhere");
    }

    private void signsIn() {
        customers.findOrCreate(brands.get("webshop"), address, "Ada", "en");
        var link = confidentialRequests.signInLinkFor("webshop", address);
        visitor.opens(link);
        visitor.submits(link, Map.of());
    }

    private List<Ticket> sent() {
        return customers
                .find("webshop", address)
                .map(customer -> tickets.findByCustomer(customer.id(), 20))
                .orElse(List.of());
    }
}
