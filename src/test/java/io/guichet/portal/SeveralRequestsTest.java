package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.AtOnce;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.Multipart.File;
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
import org.springframework.context.annotation.Import;

/** Who asks several things at once, where the brand wants one, is offered to send each as a request of its own. */
@DeskTest
@Import(Confidences.class)
class SeveralRequestsTest {

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
    private Confidences confidences;

    private final String address = UUID.randomUUID() + "@example.org";
    private Visitor visitor;
    private String number;
    private String contact;

    @BeforeEach
    void somebodyAsks() {
        visitor = new Visitor(port, "en");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Your request holds several questions, Send as 3 requests, Send as one",
        "fr, Votre demande contient plusieurs questions, Envoyer en 3 demandes, Envoyer en une seule"
    })
    void whatWasFoundIsShownBeforeAnythingIsSent(String language, String title, String several, String one) {
        visitor = new Visitor(port, language);

        writes(THREE);

        assertThat(visitor.status()).isEqualTo(200);
        assertThat(visitor.page())
                .contains(title, several, one, DOMAIN, INVOICES, "value=\"How do I pay?\"")
                .doesNotContain("??");
        assertThat(questions.find(number)).map(Question::outcome).contains(Outcome.ASKED);
        assertThat(customers.find("webshop", address)).isEmpty();
    }

    @Test
    void eachBecomesARequestOfItsOwnFromTheReceiptOfTheQuestionOn() {
        writes(THREE, () -> desk.passes(Duration.ofMinutes(7)));

        decides("several", Map.of());

        assertThat(visitor.page()).contains("We have your 3 requests", "Sent with it");
        assertThat(sent())
                .extracting(Ticket::subject)
                .containsExactlyInAnyOrder("Can I use a domain of my own?", INVOICES, "How do I pay?");
        var asked = questions.find(number).orElseThrow().askedAt();
        assertThat(sent()).allSatisfy(ticket -> {
            assertThat(ticket.receivedAt()).isEqualTo(asked);
            assertThat(desk.letters(ticket.number())).containsExactly("acknowledgement");
            assertThat(ticket.facts().values())
                    .containsEntry("product", "Logo page")
                    .doesNotContainKey("severalQuestions");
        });
        assertThat(desk.texts(number).get(0)).startsWith(DOMAIN);
        assertThat(desk.happened(number)).contains("split");
    }

    @Test
    void theConfirmationLeadsToEachInTheBrowserThatSentThem() {
        writes(THREE);
        decides("several", Map.of());
        var confirmation = visitor.place();
        var others = sent().stream()
                .map(Ticket::number)
                .filter(one -> !one.equals(number))
                .toList();
        assertThat(others).hasSize(2);

        for (var other : others) {
            assertThat(visitor.opens(confirmation)).contains("href=\"/webshop/questions/" + other + "\"");
            visitor.opens("/webshop/questions/" + other);
            assertThat(visitor.follows()).contains("Request " + other);
        }

        var friend = new Visitor(port, "en");
        assertThat(friend.opens(confirmation)).contains(number).doesNotContain(others.get(0), others.get(1));
    }

    @Test
    void whatIsSentTwiceMakesNothingTwice() {
        writes(THREE);
        var body = visitor.changed(contact, Map.of("_as", "several"));
        var answers = new ConcurrentLinkedQueue<String>();

        var wrong = AtOnce.happens(() -> answers.add(goesTo(body)), () -> answers.add(goesTo(body)));
        answers.add(goesTo(body));

        assertThat(wrong).isEmpty();
        assertThat(answers).hasSize(3).allMatch(answers.peek()::equals).allMatch(place -> place.contains("/sent?"));
        assertThat(sent()).hasSize(3);
    }

    @Test
    void aPartIsCorrectedAndOneThatIsEmptiedIsLeftOut() {
        writes(THREE);

        decides("several", Map.of("_subject0", "Domain", "_body0", "May I use my domain?", "_body2", " "));

        assertThat(sent()).extracting(Ticket::subject).containsExactlyInAnyOrder("Domain", INVOICES);
        assertThat(desk.texts(number).get(0)).startsWith("May I use my domain?");
    }

    @Test
    void oneThatIsLeftIsOneRequest() {
        writes(THREE);

        decides("several", Map.of("_body0", "", "_body2", ""));

        assertThat(sent()).extracting(Ticket::number).containsExactly(number);
        assertThat(desk.ticket(number).subject()).isEqualTo(INVOICES);
        assertThat(visitor.page()).doesNotContain("Sent with it");
    }

    @Test
    void aPartThatCannotBeSentIsAskedAboutAndNothingIsLost() {
        writes(THREE);

        decides("several", Map.of("_subject1", "", "_body0", "Changed?", "_body1", "x".repeat(50_001)));

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page())
                .contains("Request 2: Fill in “Subject”.")
                .contains("href=\"#field-_subject1\"", "id=\"problem-_subject1\"", "id=\"problem-_body1\"")
                .contains("Changed?", "x".repeat(50_001), "value=\"Logo page\"", address);
        decides("several", Map.of("_body0", "", "_body1", "", "_body2", ""));
        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page()).contains("Leave at least one question.", DOMAIN);
        assertThat(questions.find(number)).map(Question::outcome).contains(Outcome.ASKED);
    }

    @Test
    void asOneItIsSentAsItWasWritten() {
        writes(THREE);

        decides("one", Map.of());

        assertThat(sent()).extracting(Ticket::subject).containsExactly("Several");
        assertThat(desk.texts(number).get(0).replace("\r\n", "\n")).startsWith(THREE);
        assertThat(desk.ticket(number).facts().isTrue("severalQuestions")).isTrue();
    }

    @Test
    void asOneWhatWasCorrectedIsSent() {
        writes(THREE);

        decides("one", Map.of("_body0", "May I use my domain?", "_body2", ""));

        assertThat(desk.texts(number).get(0)).isEqualTo("May I use my domain?\n\n" + INVOICES);
    }

    @Test
    void whoGoesOnWritingFindsEverythingInTheForm() {
        writes(THREE);

        decides("change", Map.of("_body0", "May I use my domain?"));

        assertThat(visitor.status()).isEqualTo(200);
        assertThat(visitor.page())
                .contains("May I use my domain?", INVOICES, "value=\"Logo page\"", "value=\"Several\"", address);
        assertThat(visitor.opens(contact)).contains(INVOICES, "value=\"Logo page\"", address);
    }

    @Test
    void filesGoWithTheFirstRequest() {
        signsIn();
        writes(THREE, List.of(File.png("old.png")));
        assertThat(visitor.page()).contains("Goes with the first request: old.png");
        decides("change", Map.of());
        assertThat(visitor.page()).contains("Comes with it already: old.png");
        visitor.sendsFiles(contact, form(THREE), List.of(File.png("new.png"), File.png("more.png")));
        assertThat(visitor.page()).contains("Goes with the first request: new.png, more.png");

        decides("several", Map.of());

        assertThat(sent()).hasSize(3);
        assertThat(attachments.of(number)).extracting(Attachment::name).containsExactly("new.png", "more.png");
        assertThat(attachments.of(number)).allMatch(file -> file.message() != null);
        assertThat(visitor.opens("/webshop/requests/" + number)).contains("new.png");
    }

    @Test
    void whoGoesBackToAnEarlierPageHasTheFilesOfThatPage() {
        signsIn();
        opensForm();
        var first = new HashMap<>(form(THREE));
        first.put("_once", "the first page of " + number);
        visitor.sendsFiles(contact, first, List.of(File.png("old.png")));
        decides("change", Map.of());
        visitor.sendsFiles(contact, form(THREE), List.of(File.png("new.png")));
        visitor.opens(contact);
        visitor.sendsFiles(contact, first, List.of(File.png("old.png")));

        decides("one", Map.of());

        assertThat(attachments.of(number)).extracting(Attachment::name).containsExactly("old.png");
    }

    @Test
    void filesOfAQuestionThatWasGivenUpMeanwhileGoAlong() {
        signsIn();
        writes(THREE, List.of(File.png("logo.png")));
        desk.fires(number, "Event_NoDecision");

        decides("one", Map.of());

        var goesOn = sent().get(0).number();
        assertThat(goesOn).isNotEqualTo(number);
        assertThat(attachments.of(goesOn)).extracting(Attachment::name).containsExactly("logo.png");
    }

    @Test
    void whatIsPaidForEachRequestIsSaid() {
        opensForm();
        var premium = new HashMap<>(form(THREE));
        premium.put("premium", "true");

        visitor.sends(contact, premium);
        assertThat(visitor.page()).contains("Each request is paid for on its own: €");
        decides("several", Map.of());

        assertThat(sent()).hasSize(3).allMatch(Ticket::awaitsPayment);
    }

    @Test
    void aBrandThatTakesSeveralQuestionsAtOnceOffersNothing() {
        var request = visitor.requests("parcels", THREE, Map.of("email", address));

        assertThat(request).contains("/requests/");
    }

    private void writes(String text) {
        writes(text, () -> {});
    }

    private void writes(String text, Runnable meanwhile) {
        opensForm();
        meanwhile.run();
        visitor.sends(contact, form(text));
    }

    private void writes(String text, List<File> files) {
        opensForm();
        visitor.sendsFiles(contact, form(text), files);
    }

    private void opensForm() {
        number = visitor.asks("webshop", "Help");
        contact = "/webshop/questions/%s/contact".formatted(number);
        visitor.opens(contact);
    }

    private Map<String, String> form(String text) {
        return Map.of("subject", "Several", "body", text, "product", "Logo page", "email", address);
    }

    private void decides(String wish, Map<String, String> changes) {
        var fields = new HashMap<>(changes);
        fields.put("_as", wish);
        visitor.post(contact, visitor.changed(contact, fields));
        visitor.follows();
    }

    private String goesTo(String body) {
        return visitor.post(contact, body).headers().firstValue("Location").orElse("nowhere");
    }

    private void signsIn() {
        customers.welcome(brands.get("webshop"), address, "Ada", "en");
        var link = confidences.linkFor("webshop", address);
        visitor.opens(link);
        visitor.sends(link, Map.of());
    }

    private List<Ticket> sent() {
        return customers
                .find("webshop", address)
                .map(customer -> tickets.ofCustomer(customer.id(), 20))
                .orElse(List.of());
    }
}
