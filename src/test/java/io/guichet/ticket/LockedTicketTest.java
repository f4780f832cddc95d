package io.guichet.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.brand.LocalisedText;
import io.guichet.customer.VerificationMethod;
import io.guichet.policy.DecisionReference;
import io.guichet.policy.DecisionResult;
import io.guichet.policy.Priority;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.ticket.TicketEvent.AttributesChanged;
import io.guichet.ticket.TicketEvent.CustomerReplied;
import io.guichet.ticket.TicketEvent.PriorityChanged;
import io.guichet.ticket.TicketEvent.RankChanged;
import io.guichet.ticket.TicketEvent.RequesterVerified;
import io.guichet.ticket.TicketEvent.TeamChanged;
import io.guichet.ticket.TicketEvent.TicketMerged;
import io.guichet.ticket.TicketEvent.TicketOpened;
import io.guichet.ticket.TicketEvent.TicketReopened;
import io.guichet.ticket.Tickets.NewTicket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LockedTicketTest {

    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Actor LEAD = Actor.staff("lead");
    private static final Priority NORMAL = new Priority("normal", 50);
    private static final Priority URGENT = new Priority("urgent", 90);

    private final LockedTicket ticket = opened("P-1", 7);

    @Test
    void opensUntriagedWithAnEntryAndAnEvent() {
        var fresh = LockedTicket.open(newTicket("P-1", 7), "token", CLOCK);

        assertThat(fresh.state())
                .returns("OPENING", Ticket::status)
                .returns(50, Ticket::queueRank)
                .returns(false, Ticket::triaged)
                .returns("token", Ticket::linkToken);
        assertThat(entryTypes(fresh)).containsExactly("opened");
        assertThat(fresh.changes().takeEvents()).containsExactly(new TicketOpened("P-1", NOW));
    }

    @Test
    void setsThePriorityOfTheTable() {
        ticket.classification().prioritise(decided(NORMAL));
        assertThat(ticket.changes().takeEvents()).containsExactly(new AttributesChanged("P-1"));

        ticket.classification().prioritise(decided(URGENT));

        assertThat(ticket.state()).returns("urgent", Ticket::priority).returns(90, Ticket::queueRank);
        assertThat(ticket.changes().takeEvents())
                .containsExactly(new RankChanged("P-1"), new PriorityChanged("P-1"), new AttributesChanged("P-1"));
        assertThat(ticket.changes().takeTimelineEntries())
                .extracting(entry -> entry.details().get("row"))
                .containsExactly("row-normal", "row-urgent");
    }

    @Test
    void keepsAnOverriddenPriorityUntilItIsRemoved() {
        ticket.classification().overridePriority(URGENT, LEAD);
        ticket.classification().prioritise(decided(NORMAL));
        assertThat(ticket.state().priority()).isEqualTo("urgent");

        ticket.classification().removePriorityOverride();
        ticket.classification().prioritise(decided(NORMAL));

        assertThat(ticket.state()).returns("normal", Ticket::priority).returns(false, Ticket::priorityChosen);
    }

    @Test
    void keepsAPriorityThatTheLadderRaised() {
        ticket.classification().raisePriority(decided(URGENT));

        ticket.classification().prioritise(decided(NORMAL));

        assertThat(ticket.state().priority()).isEqualTo("urgent");
    }

    @Test
    void keepsAnAssignedTeamUntilTheOverrideIsRemoved() {
        ticket.classification().assignTeam("second", LEAD);
        ticket.classification().routeToTeam(decided("first"));
        assertThat(ticket.state().team()).isEqualTo("second");

        ticket.classification().removeTeamOverride();
        ticket.classification().routeToTeam(decided("first"));

        assertThat(ticket.state()).returns("first", Ticket::team).returns(false, Ticket::teamChosen);
        assertThat(ticket.changes().takeEvents())
                .containsExactly(new TeamChanged("P-1", "second"), new TeamChanged("P-1", "first"));
    }

    @Test
    void registersNothingWhenTheTeamStaysTheSame() {
        ticket.classification().routeToTeam(decided("first"));
        takeAll(ticket);

        ticket.classification().routeToTeam(decided("first"));

        assertThat(ticket.changes().takeEvents()).isEmpty();
        assertThat(ticket.changes().takeTimelineEntries()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("transitionsOfOpenTickets")
    void refusesTransitionsOfAClosedTicket(Consumer<LockedTicket> transition) {
        ticket.end("closed");
        var closed = ticket.state();
        takeAll(ticket);

        assertThatThrownBy(() -> transition.accept(ticket)).isInstanceOf(IllegalTransition.class);

        assertThat(ticket.state()).isEqualTo(closed);
        assertThat(ticket.changes().takeEvents()).isEmpty();
        assertThat(ticket.changes().takeTimelineEntries()).isEmpty();
    }

    static List<Consumer<LockedTicket>> transitionsOfOpenTickets() {
        var reason = new LocalisedText(Map.of("en", "Many messages."));
        return List.of(
                ticket -> ticket.classification().overridePriority(URGENT, LEAD),
                ticket -> ticket.classification().removePriorityOverride(),
                ticket -> ticket.classification().changePlan("pro", LEAD),
                ticket -> ticket.classification().correctPlan("pro", LEAD),
                ticket -> ticket.classification().assignTeam("second", LEAD),
                ticket -> ticket.classification().removeTeamOverride(),
                ticket -> ticket.classification().triage(TicketAttributes.none(), LEAD),
                ticket -> ticket.classification().deprioritise(reason, NOW.plus(Duration.ofDays(1)), Map.of(), LEAD),
                ticket -> opened("P-2", 7).mergeInto(ticket, LEAD),
                ticket -> ticket.enterStatus("IN_PROGRESS", 1),
                LockedTicket::solve,
                ticket -> ticket.end("withdrawn"));
    }

    @Test
    void mergesOnlyWithATicketOfTheSameCustomer() {
        assertThatThrownBy(() -> ticket.mergeInto(opened("P-2", 8), LEAD)).isInstanceOf(BadInput.class);

        assertThat(ticket.state().mergedInto()).isNull();
    }

    @Test
    void recordsAMergeOnBothTickets() {
        var target = opened("P-2", 7);

        ticket.mergeInto(target, LEAD);

        assertThat(ticket.state().mergedInto()).isEqualTo("P-2");
        assertThat(entryTypes(ticket)).containsExactly("merge");
        assertThat(entryTypes(target)).containsExactly("merged-here");
        assertThat(ticket.changes().takeEvents()).containsExactly(new TicketMerged("P-1", "P-2"));
    }

    @Test
    void isReopenedByAMessageAfterItsSolution() {
        ticket.awaitAnswer(NOW, LEAD);
        assertThat(ticket.changes().takeEvents()).containsExactly(new CustomerReplied("P-1", NOW));

        ticket.enterStatus("SOLVED", 1);
        ticket.awaitAnswer(NOW, LEAD);

        assertThat(ticket.changes().takeEvents()).containsExactly(new TicketReopened("P-1", NOW, LEAD));
    }

    @Test
    void recordsAStatusOnlyWhenItChanges() {
        ticket.enterStatus("IN_PROGRESS", 1);
        ticket.enterStatus("IN_PROGRESS", 2);

        assertThat(entryTypes(ticket)).containsExactly("status");
        assertThat(ticket.state().lastSeenMessage()).isEqualTo(2);
    }

    @Test
    void recordsWhatAContractHasChanged() {
        ticket.classification().recordAttributes(TicketAttributes.none().with("region", "europe"), LEAD);
        takeAll(ticket);
        var contract = TicketAttributes.none()
                .with("plan", "enterprise")
                .with("package", "gold")
                .with("region", "america");

        ticket.classification().applyContract(contract, true);

        assertThat(ticket.state().attributes().text("region")).contains("europe");
        assertThat(ticket.state().attributes().text("plan")).isEmpty();
        assertThat(ticket.changes().takeTimelineEntries())
                .singleElement()
                .extracting(NewTimelineEntry::details)
                .isEqualTo(Map.of("package", "gold", TicketClassification.HIDDEN_PLAN, "enterprise"));
    }

    @Test
    void keepsTheStrongerProof() {
        assertThat(ticket.verifyRequester(VerificationMethod.LINK, null, LEAD)).isTrue();
        assertThat(ticket.verifyRequester(VerificationMethod.MAIL, null, LEAD)).isFalse();
        assertThat(ticket.state().requester().verifiedBy()).isEqualTo(VerificationMethod.LINK);
        ticket.verifyRequester(VerificationMethod.SIGN_IN, null, LEAD);
        ticket.verifyRequester(VerificationMethod.STAFF, null, LEAD);

        assertThat(ticket.state().requester().verifiedBy()).isEqualTo(VerificationMethod.SIGN_IN);
        assertThat(ticket.changes().takeEvents()).containsExactly(new RequesterVerified("P-1"));
        assertThat(entryTypes(ticket)).containsExactly("requester-verified", "requester-verified");
    }

    @Test
    void refusesAPaymentOfTheFuture() {
        assertThatThrownBy(() -> ticket.pay(NOW.plusSeconds(1), "receipt 12", LEAD))
                .isInstanceOf(BadInput.class);

        assertThat(ticket.state().paidAt()).isNull();
    }

    @Test
    void countsItsSolutions() {
        ticket.solve();
        ticket.solve();

        assertThat(ticket.state()).returns(2, Ticket::solutionCount).returns(NOW, Ticket::solvedAt);
    }

    private static LockedTicket opened(String number, long customer) {
        var ticket = LockedTicket.open(newTicket(number, customer), "token", CLOCK);
        takeAll(ticket);
        return ticket;
    }

    private static NewTicket newTicket(String number, long customer) {
        return new NewTicket(
                number,
                "parcels",
                customer,
                "ada@example.org",
                RequesterIdentity.UNKNOWN,
                "Where is it?",
                "It should be here by now.",
                "en",
                "web",
                TicketAttributes.none(),
                NOW,
                null,
                false);
    }

    private static DecisionResult<Priority> decided(Priority priority) {
        return new DecisionResult<>(
                priority, new DecisionReference("priority", 1, "row-" + priority.name(), "Why.", null));
    }

    private static DecisionResult<String> decided(String team) {
        return new DecisionResult<>(team, new DecisionReference("routing", 1, "row-" + team, "Why.", null));
    }

    private static List<String> entryTypes(LockedTicket ticket) {
        return ticket.changes().takeTimelineEntries().stream()
                .map(NewTimelineEntry::type)
                .toList();
    }

    private static void takeAll(LockedTicket ticket) {
        ticket.changes().takeEvents();
        ticket.changes().takeTimelineEntries();
    }
}
