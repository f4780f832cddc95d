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
import io.guichet.intake.TicketRequests;
import io.guichet.intake.TicketSplitter;
import io.guichet.survey.Surveys;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.TicketCommands;
import io.guichet.ticket.TicketTags;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each verb of a scenario's line has its effect, for a brand that uses every construct of the diagrams. */
@DeskTest
class DemoStepExecutorTest {

    private final DemoStepExecutor executor;
    private final Brands brands;
    private final Questions questions;
    private final Desk desk;

    @Autowired
    DemoStepExecutorTest(
            Questions questions,
            TicketRequests ticketRequests,
            TicketSplitter ticketSplitter,
            Conversation conversation,
            TicketCommands commands,
            Surveys surveys,
            FairUseChecks fairUse,
            Customers customers,
            TicketTags tags,
            Tasks tasks,
            StaffDirectory directory,
            Clock clock,
            Brands brands,
            Desk desk) {
        var demoStaff = new DemoStaff(tasks, directory, conversation);
        this.executor = new DemoStepExecutor(
                questions,
                ticketRequests,
                ticketSplitter,
                conversation,
                commands,
                surveys,
                fairUse,
                customers,
                tags,
                demoStaff,
                clock);
        this.brands = brands;
        this.questions = questions;
        this.desk = desk;
    }

    @Test
    void runsARequestFromTriageToItsRating() {
        var run = runScenario(
                "1d, triage 5m, specialist 5m, take 5m, return 5m, ask 5m, reply 5m, solve 5m, rate 5m 4",
                Map.of("requestType", "question"),
                List.of("Blue."),
                List.of("Which colour?", "Then it is the blue one."),
                List.of("I do not know.", "Ask for the colour."));

        assertThat(desk.ticket(run.number()).status()).isEqualTo("SOLVED");
        assertThat(desk.emailTemplates(run.number())).containsExactly("acknowledgement", "reply", "solved");
        assertThat(run.hasUsedAllTexts()).isTrue();
    }

    @Test
    void redirectsARequestThatIsNoTicket() {
        var run = runScenario("1d", Map.of("requestType", "jobs"), List.of(), List.of(), List.of());

        assertThat(questions.find(run.number()).orElseThrow().outcome()).isEqualTo(Question.Outcome.REDIRECTED);
    }

    @Test
    void waitsForAnIssueUntilItIsResolved() {
        var run = runScenario(
                "1d, triage 5m, developer 5m, issue 5m BUG-7",
                Map.of("requestType", "incident"),
                List.of(),
                List.of(),
                List.of("Looks like a bug.", "It is one."));
        assertThat(desk.ticket(run.number()).status()).isEqualTo("WAITING_FOR_ISSUE");

        executor.execute(run, DemoStep.of("resolved", java.time.Duration.ZERO));

        assertThat(desk.ticket(run.number()).status()).isEqualTo("WITH_DEVELOPER");
        assertThat(desk.ticket(run.number()).issueKey()).isEqualTo("BUG-7");
    }

    private DemoScenarioRun runScenario(
            String schedule,
            Map<String, Object> attributes,
            List<String> customer,
            List<String> staff,
            List<String> notes) {
        var scenario = new DemoScenario(
                schedule,
                "Ada Byron",
                "en",
                "email",
                null,
                null,
                null,
                null,
                null,
                null,
                attributes,
                "Where is my parcel?",
                "It should be here.",
                customer,
                staff,
                notes,
                null,
                null);
        var run = new DemoScenarioRun(brands.get("parcels"), scenario, "agent");
        DemoSchedule.parse(scenario).steps().forEach(step -> executor.execute(run, step));
        return run;
    }
}
