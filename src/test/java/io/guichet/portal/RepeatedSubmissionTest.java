package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Concurrently;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.MultipartBody.UploadFile;
import io.guichet.attachment.Attachments;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A form that is submitted ten times at once counts once, and each submission gets the same answer. */
@DeskTest
@Tag("h2")
class RepeatedSubmissionTest {

    private static final int TIMES = 10;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Attachments attachments;

    @Autowired
    private JdbcClient db;

    private final String address = UUID.randomUUID() + "@example.org";

    @ParameterizedTest
    @ValueSource(strings = {"helpcenter", "parcels"})
    void aContactFormMakesOneTicket(String brand) {
        var visitor = new Visitor(port, "en");
        var contact = "/%s/questions/%s/contact".formatted(brand, visitor.asks(brand, "It is dark."));
        visitor.opens(contact);

        var answers = sendsTenTimes(visitor, contact, visitor.encodedForm(contact, filled()));

        assertThat(answers).hasSize(1).first().asString().endsWith("/sent");
        assertThat(tickets()).hasSize(1);
        assertThat(desk.emailTemplates(tickets().get(0))).containsExactly("acknowledgement");
    }

    @Test
    void aContactFormWithAFileStoresItOnce() {
        var visitor = new Visitor(port, "en");
        var contact = "/parcels/questions/%s/contact".formatted(visitor.asks("parcels", "It is dark."));
        visitor.opens(contact);
        var form = visitor.multipartForm(contact, filled(), List.of(UploadFile.png("a.png")));

        var answers = tenTimes(() -> visitor.post(contact, form));

        assertThat(answers).hasSize(1);
        assertThat(attachments.of(tickets().get(0))).hasSize(1);
    }

    @Test
    void anAbandonedQuestionMakesOneTicket() {
        var visitor = new Visitor(port, "en");
        var number = visitor.asks("parcels", "It is dark.");
        var contact = "/parcels/questions/%s/contact".formatted(number);
        desk.firesTimer(number, "Event_NoDecision");
        visitor.opens(contact);

        var answers = sendsTenTimes(visitor, contact, visitor.encodedForm(contact, filled()));

        assertThat(answers).hasSize(1);
        assertThat(tickets()).hasSize(1);
    }

    @Test
    void aFormWithoutSignInMakesOneTicket() {
        var visitor = new Visitor(port, "en");
        var form = "/miro/cannot-sign-in";
        visitor.opens(form);
        var fields = Map.of("email", address, "subject", "Locked out", "body", "I lost my phone.");

        var answers = sendsTenTimes(visitor, form, visitor.encodedForm(form, fields));

        assertThat(answers).containsExactly("/miro/cannot-sign-in/sent");
        assertThat(tickets()).hasSize(1);
    }

    @Test
    void aQuestionIsAskedOnce() {
        var visitor = new Visitor(port, "en");
        visitor.opens("/parcels");
        var text = "Is it dark? " + address;

        var answers = sendsTenTimes(visitor, "/parcels", visitor.encodedForm("/parcels", Map.of("text", text)));

        assertThat(answers).hasSize(1);
        assertThat(db.sql("select count(*) from question where text = :text")
                        .param("text", text)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aReplyIsStoredOnceWithItsFile() {
        var number = desk.opens("parcels", Map.of());
        var visitor = new Visitor(port, "en");
        var replies = desk.ticket(number).customerLink("/replies");
        visitor.opens(desk.ticket(number).customerLink(""));
        var form = visitor.multipartForm(replies, Map.of("body", "And this."), List.of(UploadFile.png("a.png")));

        var answers = tenTimes(() -> visitor.post(replies, form));

        assertThat(answers).hasSize(1);
        assertThat(desk.messageTexts(number)).filteredOn("And this."::equals).hasSize(1);
        assertThat(attachments.of(number)).hasSize(1);
    }

    @Test
    void theSameTextWithAnotherFileIsAnotherReply() {
        var number = desk.opens("parcels", Map.of());
        var visitor = new Visitor(port, "en");
        var replies = desk.ticket(number).customerLink("/replies");
        visitor.opens(desk.ticket(number).customerLink(""));
        var first = visitor.multipartForm(replies, Map.of("body", "And this."), List.of(UploadFile.png("a.png")));
        var second = visitor.multipartForm(replies, Map.of("body", "And this."), List.of(UploadFile.png("b.png")));

        visitor.post(replies, first);
        visitor.post(replies, second);

        assertThat(attachments.of(number)).hasSize(2);
    }

    @Test
    void aSolutionIsRatedOnce() {
        var number = desk.opensAndAnswers("SOLVE");
        var visitor = new Visitor(port, "en");
        var survey = desk.ticket(number).customerLink("/survey");
        visitor.opens(survey);

        var answers = sendsTenTimes(visitor, survey, visitor.encodedForm(survey, Map.of("score", "5")));

        assertThat(answers).containsExactly(survey);
        assertThat(desk.eventTypes(number)).filteredOn("rated"::equals).hasSize(1);
    }

    @Test
    void aSolvedRequestIsReopenedOnce() {
        var number = desk.opensAndAnswers("SOLVE");
        var visitor = new Visitor(port, "en");
        var reopening = desk.ticket(number).customerLink("/reopening");
        visitor.opens(desk.ticket(number).customerLink(""));

        var answers = sendsTenTimes(visitor, reopening, visitor.encodedForm(reopening, Map.of()));

        assertThat(answers).hasSize(1);
        assertThat(desk.eventTypes(number)).filteredOn("reopened"::equals).hasSize(1);
    }

    private Set<String> sendsTenTimes(Visitor visitor, String path, String form) {
        return tenTimes(() -> visitor.post(path, form));
    }

    /** The different answers. */
    private static Set<String> tenTimes(Supplier<HttpResponse<String>> request) {
        var answers = new ConcurrentLinkedQueue<HttpResponse<String>>();
        Concurrently.ConcurrentAction action = () -> answers.add(request.get());
        assertThat(Concurrently.run(Collections.nCopies(TIMES, action))).isEmpty();
        assertThat(answers).hasSize(TIMES).allSatisfy(answer -> assertThat(answer.statusCode())
                .as(answer.body())
                .isEqualTo(302));
        return answers.stream()
                .map(answer -> answer.headers().firstValue("Location").orElseThrow())
                .collect(Collectors.toSet());
    }

    private Map<String, String> filled() {
        return Map.of("subject", "Dark", "body", "It is dark.", "email", address);
    }

    private List<String> tickets() {
        return db.sql(
                        """
                        select number from ticket t join customer c on c.id = t.customer_id
                        where c.email = :email""")
                .param("email", address)
                .query(String.class)
                .list();
    }
}
