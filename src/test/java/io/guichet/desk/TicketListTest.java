package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.desk.TicketList.TicketSummary;
import io.guichet.problem.BadInput;
import io.guichet.sla.ClockSnapshot;
import io.guichet.ticket.Risk;
import io.guichet.web.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
@Tag("h2")
class TicketListTest {

    @Autowired
    private Desk desk;

    @Autowired
    private TicketList list;

    @Autowired
    private TicketDetailsLoader views;

    @Autowired
    private StaffDirectory staff;

    @Test
    void hidesTicketsOfOtherBrands() {
        var parcel = desk.opens("parcels", Map.of());
        var help = desk.opens("helpcenter", Map.of());

        assertThat(numbers(all(filter("", "", "", "-created", 50), "agent"))).contains(parcel, help);
        assertThat(numbers(all(filter("", "", "", "-created", 50), "agent-helpcenter")))
                .contains(help)
                .doesNotContain(parcel);
        assertThat(all(filter("parcels", "", "", "due", 50), "agent-helpcenter"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"due", "-created"})
    void pagesThroughEveryTicketOnce(String sort) {
        for (int i = 0; i < 5; i++) {
            desk.opens(i % 2 == 0 ? "parcels" : "helpcenter", Map.of());
            desk.advancesTime(Duration.ofSeconds(1));
        }

        var inOne = numbers(all(filter("", "", "", sort, 200), "agent"));
        var inSteps = numbers(all(filter("", "", "", sort, 2), "agent"));

        assertThat(inSteps).isEqualTo(inOne).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"due", "-created"})
    void pagesThroughEveryFoundTicketOnce(String sort) {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            numbers.add(desk.opens(i % 2 == 0 ? "parcels" : "helpcenter", Map.of()));
            desk.notes(numbers.get(i), "Numbat " + sort.replace("-", ""));
            desk.advancesTime(Duration.ofSeconds(i % 3));
        }
        List.of(1, 2, 3).forEach(closed -> desk.withdraws(numbers.get(closed)));
        desk.triages(numbers.get(4));
        desk.escalates(numbers.get(4), "ESCALATE_SPECIALIST");
        var words = "numbat " + sort.replace("-", "");

        var inOne = numbers(all(filter("", words, "", sort, 200), "agent"));
        var inSteps = numbers(all(filter("", words, "", sort, 2), "agent"));
        var amongAll = numbers(all(filter("", "", "", sort, 200), "agent"));

        assertThat(inSteps).isEqualTo(inOne).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(inOne).isEqualTo(amongAll.stream().filter(numbers::contains).toList());
    }

    /** The closed ones are sorted by number, across brands. */
    @Test
    void pagesThroughTheClosedTicketsOfAPriorityOnce() {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            numbers.add(desk.opens(i % 2 == 0 ? "parcels" : "helpcenter", Map.of()));
            desk.withdraws(numbers.get(i));
        }
        var priority = summary(numbers.get(0)).priority();

        var inOne = numbers(all(ofPriority(priority, 200), "agent"));
        var inSteps = numbers(all(ofPriority(priority, 1), "agent"));

        assertThat(inSteps).isEqualTo(inOne).doesNotHaveDuplicates().containsAll(numbers);
    }

    @Test
    void sortsClosedTicketsLast() {
        var closed = desk.opens("helpcenter", Map.of());
        desk.withdraws(closed);
        var open = desk.opens("helpcenter", Map.of());

        var statuses = all(filter("helpcenter", "", "", "due", 50), "agent").stream()
                .map(TicketSummary::status)
                .toList();

        assertThat(desk.ticket(closed).status()).isEqualTo("CLOSED");
        assertThat(desk.ticket(open).status()).isNotEqualTo("CLOSED");
        assertThat(statuses.subList(statuses.indexOf("CLOSED"), statuses.size()))
                .containsOnly("CLOSED");
    }

    @ParameterizedTest
    @CsvSource({"ADA@, true", "where IS my, true", "100%, false", "_d_a, false", "nobody at all, false"})
    void searchesNumberSubjectAndRequesterIgnoringCase(String words, boolean found) {
        var number = desk.opens("parcels", Map.of());

        assertThat(numbers(all(filter("", words, "", "-created", 50), "agent")).contains(number))
                .isEqualTo(found);
        assertThat(numbers(all(filter("", number.toLowerCase(), "", "due", 50), "agent")))
                .containsExactly(number);
    }

    @Test
    void filtersByRisk() {
        var number = desk.opens("parcels", Map.of());
        var due = summary(number).due();

        desk.advancesTime(Duration.between(desk.now(), due).minusSeconds(1));
        assertThat(summary(number).risk()).isEqualTo(Risk.AT_RISK);
        assertThat(numbers(all(filter("", number, "AT_RISK", "due", 50), "agent")))
                .containsExactly(number);
        assertThat(numbers(all(filter("", number, "OVERDUE", "due", 50), "agent")))
                .isEmpty();
        assertThat(views.of(number, staffMember("agent")).openClocks())
                .extracting(ClockSnapshot::state)
                .contains(ClockSnapshot.SlaState.AT_RISK);

        desk.advancesTime(Duration.ofSeconds(2));
        assertThat(summary(number).risk()).isEqualTo(Risk.OVERDUE);
        assertThat(numbers(all(filter("", number, "OVERDUE", "due", 50), "agent")))
                .containsExactly(number);
        assertThat(views.of(number, staffMember("agent")).openClocks())
                .extracting(ClockSnapshot::state)
                .contains(ClockSnapshot.SlaState.OVERDUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ESCALATE_SPECIALIST", "ESCALATE_DEVELOPER"})
    void listsATicketThatIsOverdueAtAnotherTier(String outcome) {
        var number = desk.opensAndEscalates(outcome);
        var tierDue = views.of(number, staffMember("agent")).openClocks().stream()
                .map(ClockSnapshot::due)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElseThrow();

        assertThat(summary(number).due()).isEqualTo(tierDue);
        desk.advancesTime(Duration.between(desk.now(), tierDue).plusDays(3));
        assertThat(numbers(all(filter("", number, "OVERDUE", "due", 50), "agent")))
                .containsExactly(number);
    }

    @ParameterizedTest
    @CsvSource({"risk, LATE", "sort, priority", "after, no-cursor", "after, AAAA", "limit, 0", "limit, 201"})
    void reportsInvalidFilters(String field, String value) {
        var wrong = new TicketFilter(
                null,
                null,
                null,
                null,
                null,
                field.equals("risk") ? value : null,
                null,
                null,
                null,
                field.equals("sort") ? value : null,
                field.equals("after") ? value : null,
                field.equals("limit") ? Integer.valueOf(value) : null);

        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> list.of(wrong, staffMember("agent")))
                .satisfies(
                        refused -> assertThat(refused.errors().get(0).field()).isEqualTo(field));
    }

    private TicketSummary summary(String number) {
        return all(filter("", number, "", "due", 50), "agent").get(0);
    }

    private List<TicketSummary> all(TicketFilter first, String who) {
        var found = new ArrayList<TicketSummary>();
        Page<TicketSummary> page = list.of(first, staffMember(who));
        found.addAll(page.items());
        while (page.next() != null) {
            page = list.of(
                    new TicketFilter(
                            first.brand(),
                            first.status(),
                            first.team(),
                            first.assignee(),
                            first.priority(),
                            first.risk(),
                            first.tag(),
                            first.restricted(),
                            first.q(),
                            first.sort(),
                            page.next(),
                            first.limit()),
                    staffMember(who));
            found.addAll(page.items());
        }
        return found;
    }

    private static TicketFilter filter(String brand, String q, String risk, String sort, int limit) {
        return new TicketFilter(brand, null, null, null, null, risk, null, null, q, sort, null, limit);
    }

    private static TicketFilter ofPriority(String priority, int limit) {
        return new TicketFilter("", "", "", "", priority, "", "", null, "", "due", null, limit);
    }

    private static List<String> numbers(List<TicketSummary> summaries) {
        return summaries.stream().map(TicketSummary::number).toList();
    }

    private StaffMember staffMember(String id) {
        return staff.find(id).orElseThrow();
    }
}
