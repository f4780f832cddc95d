package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.guichet.Concurrently;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.email.Outbox;
import io.guichet.intake.Question;
import io.guichet.intake.Questions;
import io.guichet.policy.Target;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import io.guichet.ticket.TicketCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
class CustomerPortalTest {

    private static final Map<String, String> NOTHING = Map.of();

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Questions questions;

    @Autowired
    private Conversation conversation;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TicketCommands commands;

    @ParameterizedTest
    @CsvSource({
        "helpcenter, en, We have received your request, Waiting for you, Reopened, Thank you",
        "helpcenter, fr, Nous avons bien reçu votre demande, En attente de votre réponse, Rouverte, Merci",
        "parcels, en, We have received your request, Waiting for you, Reopened, Thank you",
        "parcels, fr, Nous avons bien reçu votre demande, En attente de votre réponse, Rouverte, Merci"
    })
    void asksRepliesReopensAndRates(
            String brand, String language, String sent, String waiting, String reopened, String thanks) {
        var visitor = new Visitor(port, language);

        var request = visitor.requests(brand, "My lamp does not light.", Map.of("name", "Ada"));
        var number = numberIn(request);
        assertThat(visitor.page()).contains(sent, number, "ada@example.org").doesNotContain("key=");

        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");
        assertThat(visitor.opens(request)).contains(waiting, "Have you looked at the neighbour");

        assertThat(visitor.submits(replies(request), Map.of("body", "I have."))).contains("I have.", "class=\"toast\"");
        desk.answers(number, "SOLVE");
        visitor.opens(request);
        assertThat(visitor.submits(replies(request), Map.of("body", "It went out again.")))
                .contains(reopened);

        desk.answers(number, "SOLVE");
        visitor.opens(survey(request));
        assertThat(visitor.submits(survey(request), Map.of("score", "4", "comment", "Quick.")))
                .contains(thanks, "Quick.");
        assertThat(desk.timeline(number))
                .anySatisfy(event -> assertThat(event.type()).isEqualTo("rated"));
    }

    @Test
    void confirmingAnAnswerEndsTheProcess() {
        var visitor = new Visitor(port, "en");
        var number = visitor.asks("helpcenter", "Is the shop open?");

        visitor.submits("/helpcenter/questions/" + number + "/answered", NOTHING);

        assertThat(visitor.page()).contains("<h1>All right</h1>");
        assertThat(desk.process(number, "question")).isEnded().hasPassed("End_Deflected");
    }

    @Test
    void linksAnsweredQuestionsToTheCustomerLater() {
        var visitor = new Visitor(port, "en").signsIn("helpcenter", "ada@example.org");
        var answered = visitor.asks("helpcenter", "Is the shop open?");
        visitor.submits("/helpcenter/questions/" + answered + "/answered", NOTHING);
        var leftOpen = visitor.asks("helpcenter", "Is it?");

        var ticket = desk.ticket(numberIn(visitor.requests("helpcenter", "My lamp is dark.", NOTHING)));

        assertThat(questions.find(answered)).map(Question::customerId).contains(ticket.customerId());
        assertThat(questions.find(leftOpen).orElseThrow().customerId()).isNull();
    }

    @Test
    void showsTheTargetOrThatThereIsNone() {
        var visitor = new Visitor(port, "en");

        visitor.asks("helpcenter", "When do you answer?");
        assertThat(visitor.page()).contains("There is no guaranteed", "Anybody may write to the help centre.");

        visitor.asks("parcels", "When do you answer?");
        assertThat(visitor.page()).contains("within 4 hours", "Everybody may write.", "We are usually quicker.");
    }

    @Test
    void showsTheDestinationOfARedirectedRequest() {
        var visitor = new Visitor(port, "en");

        visitor.requests("parcels", "I would like to drive for you.", Map.of("requestType", "jobs"));

        assertThat(visitor.page())
                .contains("The right place for this request", "Applications are read by our recruiters.")
                .contains("href=\"https://parcels.example/jobs\"", "I would like to drive for you.");
    }

    @Test
    void knownFieldsBecomeAttributesOthersBecomeText() {
        var visitor = new Visitor(port, "en");

        var request = visitor.requests(
                "parcels",
                "It is broken.",
                Map.of(
                        "requestType", "incident",
                        "impact", "down",
                        "trackingCode", "X-17",
                        "colour", "white",
                        "fragile", "true"));

        var number = numberIn(request);
        assertThat(desk.ticket(number).attributes().values())
                .containsEntry("requestType", "incident")
                .containsEntry("impact", "down")
                .doesNotContainKey("colour");
        assertThat(conversation.of(number).get(0).body())
                .isEqualTo(
                        """
                        It is broken.

                        Tracking code: X-17
                        Colour of the parcel: White
                        It is fragile: Yes""");
    }

    @Test
    void aRefusedFormNamesItsProblemsAndLosesNothing() {
        var visitor = new Visitor(port, "fr");
        var number = visitor.asks("helpcenter", "Une question");
        var contact = "/helpcenter/questions/" + number + "/contact";
        visitor.opens(contact);

        visitor.submits(contact, Map.of("subject", "", "body", "Tout un texte", "email", "ada.example.org"));

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page())
                .contains("class=\"problems\"", "href=\"#field-subject\"", "href=\"#field-email\"")
                .contains("id=\"problem-subject\"", "id=\"problem-email\"")
                .contains("Tout un texte", "value=\"ada.example.org\"")
                .doesNotContain("??");
        assertThat(questions.find(number)).map(Question::outcome).contains(Question.Outcome.ASKED);
    }

    @ParameterizedTest
    @CsvSource({"en, Fill in “Your question”.", "fr, Remplissez « Votre question »."})
    void refusesAnEmptyQuestion(String language, String expected) {
        var visitor = new Visitor(port, language);
        visitor.opens("/helpcenter");

        visitor.submits("/helpcenter", Map.of("text", "  "));

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page()).contains(expected);
    }

    @Test
    void theRateLimitKeepsTheText() {
        var visitor = new Visitor(port, "en");
        visitor.opens("/helpcenter");
        var body = visitor.encodedForm("/helpcenter", Map.of("text", "And this one?"));

        for (int attempt = 0; attempt < 60; attempt++) {
            visitor.post("/helpcenter", body);
        }
        assertThat(visitor.status()).isEqualTo(302);
        visitor.post("/helpcenter", body);

        assertThat(visitor.status()).isEqualTo(429);
        assertThat(visitor.lastResponse().headers().firstValue("Retry-After")).isPresent();
        assertThat(visitor.page()).contains("a lot of questions in a short time", "And this one?");
    }

    @Test
    void aRepeatedFormMakesOneTicket() {
        var visitor = new Visitor(port, "en");
        var number = visitor.asks("helpcenter", "Once only");
        var contact = "/helpcenter/questions/" + number + "/contact";
        visitor.opens(contact);
        var body = visitor.encodedForm(
                contact, Map.of("subject", "Once", "body", "Once only", "email", "ada@example.org"));

        visitor.post(contact, body);
        var first = visitor.lastResponse().headers().firstValue("Location");
        visitor.post(contact, body);

        assertThat(visitor.lastResponse().headers().firstValue("Location"))
                .isEqualTo(first)
                .isPresent();
        assertThat(desk.emailTemplates(number)).containsExactly("acknowledgement");
    }

    @Test
    void aDoubleClickMakesOneTicket() {
        var visitor = new Visitor(port, "en");
        var number = visitor.asks("helpcenter", "Click click");
        var contact = "/helpcenter/questions/" + number + "/contact";
        visitor.opens(contact);
        var body = visitor.encodedForm(
                contact, Map.of("subject", "Click", "body", "Click click", "email", "ada@example.org"));
        var answers = new ConcurrentLinkedQueue<Integer>();

        var failures = Concurrently.run(
                () -> answers.add(visitor.post(contact, body).statusCode()),
                () -> answers.add(visitor.post(contact, body).statusCode()));

        assertThat(failures).isEmpty();
        assertThat(answers).containsExactly(302, 302);
        assertThat(desk.emailTemplates(number)).containsExactly("acknowledgement");
        assertThat(conversation.of(number)).hasSize(1);
    }

    @Test
    void repeatedQuestionsAndRepliesAreStoredOnce() {
        var visitor = new Visitor(port, "en");
        visitor.opens("/helpcenter");
        var question = visitor.encodedForm("/helpcenter", Map.of("text", "Twice?"));
        visitor.post("/helpcenter", question);
        var first = visitor.lastResponse().headers().firstValue("Location");
        visitor.post("/helpcenter", question);
        assertThat(visitor.lastResponse().headers().firstValue("Location"))
                .isEqualTo(first)
                .isPresent();

        var request = visitor.requests("helpcenter", "A request", NOTHING);
        visitor.opens(request);
        var reply = visitor.encodedForm(replies(request), Map.of("body", "And this."));
        visitor.post(replies(request), reply);
        visitor.post(replies(request), reply);

        assertThat(conversation.of(numberIn(request)))
                .extracting(Message::body)
                .containsExactly("A request", "And this.");
    }

    @Test
    void sendsAFormWhoseQuestionWasAbandoned() {
        var visitor = new Visitor(port, "en");
        var number = visitor.asks("helpcenter", "I type slowly");
        var contact = "/helpcenter/questions/" + number + "/contact";
        visitor.opens(contact);
        desk.firesTimer(number, "Event_NoDecision");

        visitor.submits(contact, Map.of("subject", "Slow", "body", "A long text", "email", "ada@example.org"));

        assertThat(visitor.page()).contains("We have received your request");
        assertThat(visitor.location()).doesNotContain(number);
    }

    @Test
    void anAbandonedQuestionCanBeAskedAgain() {
        var visitor = new Visitor(port, "en");
        var number = visitor.asks("helpcenter", "Where is my text?");
        desk.firesTimer(number, "Event_NoDecision");

        visitor.opens("/helpcenter/questions/" + number);
        assertThat(visitor.page()).contains("Your question was closed", "Where is my text?");
        visitor.submits("/helpcenter", NOTHING);

        assertThat(visitor.page()).contains("<h1>Your question</h1>", "Where is my text?");
        assertThat(visitor.location()).doesNotContain(number);
    }

    @ParameterizedTest
    @CsvSource({"?key=", "?key=wrong", "/survey?key=wrong", "/sent?key=wrong"})
    void aRequestIsNotFoundWithoutItsKey(String rest) {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("helpcenter", "My secret", NOTHING);
        var stranger = new Visitor(port, "en");

        var page = stranger.opens(path(request) + rest);
        var status = stranger.status();
        var unknown = stranger.opens("/helpcenter/requests/HC-ZZZZZZZZ" + rest);

        assertThat(status).isEqualTo(404);
        assertThat(page).isEqualTo(unknown).contains("Page not found");
    }

    @Test
    void hidesRequestsFromOtherBrowsersAndBrands() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("helpcenter", "My secret", NOTHING);
        var stranger = new Visitor(port, "en");

        stranger.opens("/helpcenter/questions/" + numberIn(request));
        assertThat(stranger.status()).isEqualTo(404);
        stranger.opens(request.replace("/helpcenter/", "/parcels/"));
        assertThat(stranger.status()).isEqualTo(404);

        visitor.opens("/helpcenter/questions/" + numberIn(request));
        assertThat(visitor.followsRedirects())
                .contains("We sent a link to ada@example.org.")
                .doesNotContain("key=");
    }

    @Test
    void refusesAReplyWithTheWrongKey() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("helpcenter", "Mine", NOTHING);
        visitor.opens(request);

        visitor.post(replies(request) + "x", visitor.encodedForm(replies(request), Map.of("body", "Not mine")));

        assertThat(visitor.status()).isEqualTo(404);
        assertThat(conversation.of(numberIn(request))).hasSize(1);
    }

    @Test
    void hidesInternalNotesAndStaffNames() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("helpcenter", "Hello", NOTHING);
        var number = numberIn(request);
        conversation.addInternalNote(number, "Careful with this one", Actor.staff("specialist"));
        conversation.addReply(number, "Good morning", Actor.staff("specialist"));

        var page = visitor.opens(request);

        assertThat(page)
                .contains("Good morning", "The help centre team")
                .doesNotContain("Careful with this one", "specialist");
    }

    @Test
    void escapesCustomerText() {
        var visitor = new Visitor(port, "en");
        var attack = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";

        var request = visitor.requests("helpcenter", attack, Map.of("subject", attack, "name", attack));
        var pages = List.of(
                visitor.page(),
                visitor.opens(request),
                visitor.opens("/helpcenter"),
                visitor.submits("/helpcenter", Map.of("text", attack)));

        assertThat(pages).allSatisfy(page -> assertThat(page).doesNotContain("<script>alert", "<img src=x"));
        assertThat(pages.get(1)).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void opensALongConversationInANewBrowser() {
        var request = new Visitor(port, "en").requests("helpcenter", "word ".repeat(3_000), NOTHING);

        var page = new Visitor(port, "en").opens(request);

        assertThat(page).contains("name=\"_csrf\"", "</html>");
    }

    @Test
    void aWithdrawnRequestRefusesRepliesButKeepsTheText() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("helpcenter", "Never mind", NOTHING);
        visitor.opens(request);
        var reply = visitor.encodedForm(replies(request), Map.of("body", "One more thing"));

        assertThat(visitor.submits(page(request, "withdrawal"), NOTHING))
                .contains("The request is withdrawn.", "You withdrew it.")
                .doesNotContain("name=\"body\"");
        visitor.post(replies(request), reply);

        assertThat(visitor.status()).isEqualTo(409);
        assertThat(visitor.page()).contains("could not be added", "One more thing");
        assertThat(visitor.submits("/helpcenter", NOTHING)).contains("<h1>Your question</h1>", "One more thing");
    }

    @Test
    void reopensASolvedRequestWithoutAMessage() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("helpcenter", "Hello", NOTHING);
        desk.triages(numberIn(request));
        desk.answers(numberIn(request), "SOLVE");
        visitor.opens(request);
        assertThat(visitor.page()).contains("We believe this is solved.");

        visitor.submits(page(request, "reopening"), NOTHING);

        assertThat(visitor.page()).contains("The request is open again.", "We are working on it");
        assertThat(desk.ticket(numberIn(request)).status()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void takesRepliesInEveryStatusButClosed() {
        var visitor = new Visitor(port, "en");
        var unpaid = visitor.requests("parcels", "Fast, please", Map.of("premium", "true"));
        assertThat(desk.ticket(numberIn(unpaid)).status()).isEqualTo("AWAITING_PAYMENT");
        replies(visitor, unpaid);

        var request = visitor.requests("parcels", "Hello", NOTHING);
        var number = numberIn(request);
        replies(visitor, request);
        desk.triages(number);
        replies(visitor, request);
        desk.escalates(number, "ESCALATE_SPECIALIST");
        assertThat(desk.ticket(number).status()).isEqualTo("WITH_SPECIALIST");
        replies(visitor, request);

        assertThat(conversation.of(number)).filteredOn(Message::isFromCustomer).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "deceased-owner, en, A small team alone reads this",
        "vulnerability, en, Our security team alone reads your report",
        "vulnerability, fr, Seule notre équipe de sécurité lit votre signalement",
    })
    void saysWhoReadsARestrictedRequest(String type, String language, String text) {
        var visitor = new Visitor(port, language);

        var request = visitor.requests("vimeo", "About an account.", Map.of("requestType", type));

        assertThat(visitor.page()).contains(text).doesNotContain("class=\"clock\"");
        assertThat(visitor.opens(request)).contains(text).doesNotContain("class=\"clock\"");
        assertThat(outbox.of(numberIn(request)).get(0).body()).contains(text).doesNotContain("UTC");
    }

    @Test
    void linksThePlacesThatTheSourcePageNames() {
        var visitor = new Visitor(port, "fr");

        assertThat(visitor.opens("/miro"))
                .contains("Pour trouver par vous-même", "https://academy.miro.com", "Académie Miro");
        assertThat(visitor.opens("/helpcenter/help")).contains("Nouveau ticket de support");
        assertThat(visitor.opens("/zoom/help")).doesNotContain("Nouveau ticket de support");
    }

    @Test
    void showsTheClockInTheBrandsZone() {
        var visitor = new Visitor(port, "en");

        var request = visitor.requests("parcels", "Where is it?", NOTHING);

        assertThat(visitor.opens(request))
                .contains("class=\"clock\"", "First response", "due in 4 h", "(British Time)");
        assertThat(visitor.page()).doesNotContain("There is no guaranteed");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Not solved yet, Choose an answer, Very dissatisfied",
        "fr, Pas encore résolue, Choisissez une réponse, Pas du tout satisfait"
    })
    void theSurveyIsAnsweredOnceAndOnlyAfterASolution(String language, String early, String choose, String expected) {
        var visitor = new Visitor(port, language);
        var request = visitor.requests("helpcenter", "Hello", NOTHING);
        assertThat(visitor.opens(survey(request))).contains(early).doesNotContain("name=\"score\"");

        desk.triages(numberIn(request));
        desk.answers(numberIn(request), "SOLVE");
        visitor.opens(survey(request));
        visitor.submits(survey(request), Map.of("comment", "No score"));
        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page()).contains(choose, "No score", "id=\"problem-score\"");

        var rating = visitor.encodedForm(survey(request), Map.of("score", "1"));
        visitor.post(survey(request), rating);
        visitor.post(survey(request), rating);
        assertThat(visitor.followsRedirects()).contains("1 – " + expected).doesNotContain("name=\"score\"", "??");
    }

    @Test
    void changingTheLanguageOfARefusedPageKeepsTheRequest() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("helpcenter", "Hello", NOTHING);
        visitor.opens(request);
        visitor.submits(replies(request), Map.of("body", ""));
        assertThat(visitor.page()).contains("class=\"problems\"");

        visitor.opens(replies(request) + "&lang=fr");

        assertThat(visitor.followsRedirects()).contains("<html lang=\"fr\"", "Échanges");
    }

    @Test
    void aReopenedRequestIsNotRated() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("helpcenter", "Hello", NOTHING);
        desk.triages(numberIn(request));
        desk.answers(numberIn(request), "SOLVE");
        commands.reopen(numberIn(request), null, desk.customer());

        assertThat(visitor.opens(survey(request))).contains("We will ask again once it is solved.");
    }

    @ParameterizedTest
    @CsvSource({"/nobody", "/nobody/questions/HC-23456789", "/helpcenter/questions/HC-23456789", "/helpcenter/else"})
    void unknownPathsAreNotFound(String path) {
        var visitor = new Visitor(port, "en");

        assertThat(visitor.opens(path)).contains("Page not found");

        assertThat(visitor.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"en", "fr"})
    void everyPageHasTheLanguageAccentAndNoInlineScript(String language) {
        var visitor = new Visitor(port, language);
        var number = visitor.asks("parcels", "Hello");
        var question = visitor.page();
        var contact = visitor.opens("/parcels/questions/" + number + "/contact");
        var request = visitor.requests("parcels", "Hello", NOTHING);
        var sent = visitor.page();
        var followed = visitor.opens(request);
        var survey = visitor.opens(survey(request));
        var ask = visitor.opens("/parcels");

        assertThat(List.of(ask, question, contact, sent, followed, survey)).allSatisfy(page -> assertThat(page)
                .contains("<html lang=\"" + language + "\"", "/assets/accent/7c3aed.css")
                .doesNotContain("??")
                .doesNotContainPattern("<script(?! type=\"module\" src=)")
                .doesNotContainPattern(" on\\w+=\"")
                .doesNotContainPattern(" style=\""));
    }

    @Test
    void theFrontPageListsNoUsersOutsideTheDemoRun() {
        var page = new Visitor(port, "en").opens("/");

        assertThat(page)
                .contains("href=\"/helpcenter\"", "href=\"/parcels\"", "href=\"/desk/tickets\"")
                .doesNotContain("Demo users", "agent-helpcenter", "??");
    }

    @Test
    void showsOtherChannelsAndTheirOpeningState() {
        var visitor = new Visitor(port, "en");
        visitor.asks("zoom", "Why is there no sound?");

        assertThat(visitor.page()).contains("Other ways to reach us", "Live chat", "open, around the clock");

        visitor.asks("webshop", "Where is my logo?");
        assertThat(visitor.page()).doesNotContain("Other ways to reach us");
    }

    @Test
    void hidesTheReasonOfAnOverride() {
        var number = desk.opens("parcels", Map.of());
        desk.overrides(number, Target.FIRST_RESPONSE, desk.now().plus(Duration.ofHours(9)));

        var page = new Visitor(port, "en").opens(desk.ticket(number).customerLink(""));

        assertThat(page).contains("Our team has set the due date to").doesNotContain("Agreed by phone.");
    }

    @Test
    void doesNotLeakTheKey() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("helpcenter", "Hello", NOTHING);

        visitor.opens(request);

        assertThat(visitor.lastResponse().headers().firstValue("Referrer-Policy"))
                .contains("no-referrer");
        assertThat(visitor.lastResponse().headers().firstValue("Cache-Control").orElseThrow())
                .contains("no-store");
    }

    private void replies(Visitor visitor, String request) {
        visitor.opens(request);
        visitor.submits(replies(request), Map.of("body", "Still here"));
        assertThat(visitor.status()).isEqualTo(200);
    }

    private static String numberIn(String request) {
        return path(request).substring(path(request).lastIndexOf('/') + 1);
    }

    private static String path(String address) {
        return address.replaceFirst("\\?.*", "");
    }

    private static String page(String request, String page) {
        return request.replace("?key=", "/" + page + "?key=");
    }

    private static String replies(String request) {
        return page(request, "replies");
    }

    private static String survey(String request) {
        return page(request, "survey");
    }
}
