package io.guichet.insight.packed;

import static io.guichet.insight.table.TicketMetrics.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.insight.table.Lapse;
import io.guichet.insight.table.TicketMetrics;
import io.guichet.insight.table.TicketMetrics.ClockMetrics;
import io.guichet.insight.table.TicketMetrics.PromisedTime;
import io.guichet.insight.table.TicketMetrics.ResponseMetrics;
import io.guichet.insight.table.TicketMetrics.SolutionMetrics;
import io.guichet.insight.table.TicketMetrics.WaitedTimes;
import io.guichet.insight.table.WaitingParty;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.SlaTarget.TargetUnit;
import io.guichet.policy.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PackedTicketsPropertiesTest {

    /** Changes of tickets in several refreshes: the last of each number counts, and earlier refreshes keep what they had. */
    @Property
    void everyTicketIsReadAsItWasWritten(@ForAll("refreshes") List<List<TicketMetrics>> refreshes) {
        var expected = new HashMap<String, TicketMetrics>();
        var tickets = PackedTickets.NONE;
        for (var refresh : refreshes) {
            var before = Map.copyOf(expected);
            var former = tickets;
            var packer = new TicketPacker(former);
            refresh.forEach(packer::add);
            refresh.forEach(ticket -> expected.put(ticket.number(), ticket));
            tickets = packer.packed();

            assertThat(former.stream()).containsExactlyInAnyOrderElementsOf(before.values());
            assertThat(tickets.stream()).containsExactlyInAnyOrderElementsOf(expected.values());
            for (var ticket : expected.values()) {
                assertThat(tickets.find(ticket.number())).contains(ticket);
            }
            assertThat(tickets.find("unknown")).isEmpty();
        }
    }

    @Provide
    static Arbitrary<List<List<TicketMetrics>>> refreshes() {
        return tickets().list().ofMaxSize(120).list().ofMaxSize(4);
    }

    private static Arbitrary<TicketMetrics> tickets() {
        var number = Arbitraries.integers().between(0, 200).map("ZO-%d"::formatted);
        var words = Combinators.combine(word(), word(), word(), word(), word(), word())
                .as((plan, servicePackage, priority, requestType, team, status) ->
                        new String[] {plan, servicePackage, priority, requestType, team, status});
        var flags = Arbitraries.integers().between(0, 3);
        var instants = instant().list().ofSize(5);
        var tags = Arbitraries.of("late", "vip", "été").list().ofMaxSize(3);
        var resolution = lapse().injectNull(0.3);
        return Combinators.combine(number, words, flags, instants, tags, resolution, waited(), parts())
                .as((id, word, flag, at, tag, solved, waited, parts) -> new TicketMetrics(
                        id,
                        "zoom",
                        word[0],
                        word[1],
                        word[2],
                        word[3],
                        word[4],
                        "EMAIL",
                        "fr",
                        word[5],
                        tag,
                        flag % 2 == 1,
                        flag > 1,
                        flag == 2,
                        at.get(0),
                        at.get(1),
                        (int) (at.get(2) % 168),
                        orNever(at.get(3)),
                        orNever(at.get(4)),
                        solved,
                        flag,
                        waited,
                        parts.responses(),
                        parts.solutions(),
                        parts.clocks()));
    }

    private record Parts(List<ResponseMetrics> responses, List<SolutionMetrics> solutions, List<ClockMetrics> clocks) {}

    private static Arbitrary<Parts> parts() {
        var response = Combinators.combine(instant(), instant(), lapse(), word())
                .as((asked, answered, lapse, author) -> new ResponseMetrics(1, asked, answered, lapse, author));
        var solution = Combinators.combine(
                        instant(), instant(), instant(), Arbitraries.integers().between(0, 5), word())
                .as((solved, reopened, sent, score, author) -> new SolutionMetrics(
                        1, solved, orNever(reopened), orNever(sent), NEVER, score, score == 1, author));
        var clock = Combinators.combine(
                        Arbitraries.longs().between(0, Long.MAX_VALUE),
                        Arbitraries.of(Target.class),
                        Arbitraries.of(TargetKind.class),
                        Arbitraries.of(TargetUnit.class),
                        instant(),
                        instant(),
                        instant())
                .as((run, target, kind, unit, started, breach, stopped) -> new ClockMetrics(
                        run,
                        target,
                        kind,
                        unit,
                        run % 3 == 0 ? null : "PT%dH".formatted(run % 5),
                        started,
                        orNever(breach),
                        orNever(stopped),
                        run % 2 == 0,
                        run % 5 == 0 ? Float.NaN : run % 100 / 99f,
                        run % 7 == 0 ? new PromisedTime((int) (run % 100_000), "Mo-Fr", "Europe/Paris", null) : null));
        return Combinators.combine(
                        response.list().ofMaxSize(3),
                        solution.list().ofMaxSize(3),
                        clock.list().ofMaxSize(3))
                .as(Parts::new);
    }

    private static Arbitrary<WaitedTimes> waited() {
        var seconds = Arbitraries.integers().between(0, Integer.MAX_VALUE);
        return Combinators.combine(seconds, seconds, Arbitraries.of(WaitingParty.class), instant())
                .as((one, other, party, since) -> new WaitedTimes(one, other, 0, one, other, party, since));
    }

    private static Arbitrary<Lapse> lapse() {
        var seconds = Arbitraries.integers().between(0, Integer.MAX_VALUE);
        return Combinators.combine(seconds, seconds).as(Lapse::new);
    }

    /** Milliseconds since 1970 of the years 1970 to 2100, in any order. */
    private static Arbitrary<Long> instant() {
        return Arbitraries.longs().between(0, 4_102_444_800_000L);
    }

    private static long orNever(long instant) {
        return instant % 3 == 0 ? NEVER : instant;
    }

    private static Arbitrary<String> word() {
        return Arbitraries.of("a", "gold", "agent", "très élevé").injectNull(0.2);
    }
}
