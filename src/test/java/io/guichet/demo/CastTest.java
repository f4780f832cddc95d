package io.guichet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.desk.Tasks;
import io.guichet.intake.FairUseChecks;
import io.guichet.intake.Question;
import io.guichet.intake.Questions;
import io.guichet.intake.Requests;
import io.guichet.intake.Splits;
import io.guichet.survey.Surveys;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.TicketCommands;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The words of a life's line do at the desk what they say, for a brand that uses every construct of the diagrams. */
@DeskTest
class CastTest {

    private final Cast cast;
    private final Brands brands;
    private final Questions questions;
    private final Desk desk;

    @Autowired
    CastTest(
            Questions questions,
            Requests requests,
            Splits splits,
            Conversation conversation,
            TicketCommands commands,
            Surveys surveys,
            FairUseChecks fairUse,
            Customers customers,
            Tasks tasks,
            StaffDirectory directory,
            Clock clock,
            Brands brands,
            Desk desk) {
        var crew = new Crew(tasks, directory, conversation);
        this.cast =
                new Cast(questions, requests, splits, conversation, commands, surveys, fairUse, customers, crew, clock);
        this.brands = brands;
        this.questions = questions;
        this.desk = desk;
    }

    @Test
    void aRequestIsTakenThroughSpecialistAndCustomerToItsRating() {
        var story = live(
                "1d, triage 5m, specialist 5m, take 5m, return 5m, ask 5m, reply 5m, solve 5m, rate 5m 4",
                Map.of("requestType", "question"),
                List.of("Blue."),
                List.of("Which colour?", "Then it is the blue one."),
                List.of("I do not know.", "Ask for the colour."));

        assertThat(desk.ticket(story.number()).status()).isEqualTo("SOLVED");
        assertThat(desk.letters(story.number())).containsExactly("acknowledgement", "reply", "solved");
        assertThat(story.isToldOut()).isTrue();
    }

    @Test
    void aRequestThatIsNoTicketIsSentElsewhere() {
        var story = live("1d", Map.of("requestType", "jobs"), List.of(), List.of(), List.of());

        assertThat(questions.find(story.number()).orElseThrow().outcome()).isEqualTo(Question.Outcome.REDIRECTED);
    }

    @Test
    void anIssueIsWaitedForUntilItIsResolved() {
        var story = live(
                "1d, triage 5m, developer 5m, issue 5m BUG-7",
                Map.of("requestType", "incident"),
                List.of(),
                List.of(),
                List.of("Looks like a bug.", "It is one."));
        assertThat(desk.ticket(story.number()).status()).isEqualTo("WAITING_FOR_ISSUE");

        cast.plays(story, Step.of("resolved", java.time.Duration.ZERO));

        assertThat(desk.ticket(story.number()).status()).isEqualTo("WITH_DEVELOPER");
        assertThat(desk.ticket(story.number()).issueKey()).isEqualTo("BUG-7");
    }

    private Story live(
            String line, Map<String, Object> about, List<String> customer, List<String> staff, List<String> notes) {
        var life = new Life(
                line,
                "Ada Byron",
                "en",
                "email",
                null,
                null,
                null,
                null,
                null,
                about,
                "Where is my parcel?",
                "It should be here.",
                customer,
                staff,
                notes,
                null,
                null);
        var story = new Story(brands.get("parcels"), life, "agent");
        Line.of(life).steps().forEach(step -> cast.plays(story, step));
        return story;
    }
}
