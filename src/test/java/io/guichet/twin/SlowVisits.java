package io.guichet.twin;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Slow reference of the figures of a diagram's activities: walks through the engine's history, one ticket after the other. */
public final class SlowVisits {

    /** Where time passes on a diagram. */
    private static final List<String> STEPS = List.of(
            "userTask",
            "receiveTask",
            "callActivity",
            "eventBasedGateway",
            "intermediateMessageCatch",
            "intermediateTimer");

    private static final List<String> OTHERS =
            List.of("subProcess", "boundaryTimer", "boundaryMessage", "boundaryError");

    private final Connection connection;
    private final String process;
    private final Instant from;
    private final Instant to;
    private final Instant now;
    private final Map<String, Long> sums = new TreeMap<>();
    private final Map<String, List<Long>> times = new TreeMap<>();

    /** @param to exclusive */
    public SlowVisits(Connection connection, String process, Instant from, Instant to, Instant now) {
        this.connection = connection;
        this.process = process;
        this.from = from;
        this.to = to;
        this.now = now;
    }

    private record Visit(String activity, String type, boolean own, Instant start, Instant end) {

        boolean isStep() {
            return STEPS.contains(type);
        }
    }

    /** The figures of these tickets by name and activity, and the number of tickets of each path; what is 0 is absent. */
    public Map<String, Long> of(Collection<String> numbers) throws SQLException {
        for (var number : numbers) {
            add(number);
        }
        times.forEach((name, values) -> {
            sums.put(name + ".p50", SlowRows.percentile(values, 50));
            sums.put(name + ".p90", SlowRows.percentile(values, 90));
        });
        sums.values().removeIf(value -> value == 0);
        return sums;
    }

    private void add(String number) throws SQLException {
        record Ticket(Instant received, boolean hidden) {}
        var ticket = SlowRows.read(
                        connection,
                        "select * from ticket where number = ?",
                        number,
                        row -> new Ticket(
                                SlowRows.instant(row, "received_at"),
                                row.getString("merged_into") != null || row.getBoolean("restricted")))
                .get(0);
        if (ticket.hidden()) {
            return;
        }
        var clocks = SlowClock.of(connection, number);
        OpenHours hours = OpenHours.ALWAYS;
        for (var clock : clocks) {
            hours = clock.hasHours() ? clock.hours() : hours;
        }
        var visits = visits(number);
        var breached = breached(visits, clocks);
        var before = new LinkedHashMap<String, Boolean>();
        var once = new ArrayList<String>();
        for (int at = 0; at < visits.size(); at++) {
            var visit = visits.get(at);
            var again = before.put(visit.activity(), true) != null && visit.isStep();
            if (visit.end() == null) {
                count("present", visit, 1);
            }
            if (!visit.start().isBefore(from) && visit.start().isBefore(to)) {
                count("entered", visit, 1);
                count("breaches", visit, breached.get(at));
                addTimes(visit, clocks, hours, again, once);
            }
        }
        var path = visits.stream().filter(Visit::isStep).map(Visit::activity).toList();
        if (!path.isEmpty()
                && !ticket.received().isBefore(from)
                && ticket.received().isBefore(to)) {
            sums.merge("path." + String.join(">", path), 1L, Long::sum);
        }
    }

    private void addTimes(Visit visit, List<SlowClock> clocks, OpenHours hours, boolean again, List<String> once) {
        if (again) {
            count("repeats", visit, 1);
        }
        if (visit.end() == null) {
            return;
        }
        var elapsed = Duration.between(visit.start(), visit.end()).toSeconds();
        var working = OpenHours.between(hours, visit.start(), visit.end()) / 1000;
        time("elapsed", visit, elapsed);
        time("working", visit, working);
        if (again) {
            count("repeated-elapsed", visit, elapsed);
            count("repeated-working", visit, working);
        }
        if (visit.own()) {
            for (var clock : clocks) {
                if (clock.hasPromise()) {
                    count("burnt", visit, clock.burnt(visit.start(), visit.end()));
                }
            }
        }
        if (!once.contains(visit.activity())) {
            once.add(visit.activity());
            count("tickets", visit, 1);
        }
    }

    /** How many promises ran out in each visit: of those that last then, the ticket's own step that began last has it. */
    private List<Long> breached(List<Visit> visits, List<SlowClock> clocks) {
        var counts = new ArrayList<>(visits.stream().map(visit -> 0L).toList());
        for (var clock : clocks) {
            var breach = clock.hasPromise() ? clock.breach() : null;
            var found = -1;
            for (int at = 0; breach != null && breach.isBefore(now) && at < visits.size(); at++) {
                var visit = visits.get(at);
                var lasts = !visit.start().isAfter(breach)
                        && (visit.end() == null || visit.end().isAfter(breach));
                found = lasts && visit.own() && !visit.type().equals("subProcess") ? at : found;
            }
            if (found >= 0) {
                counts.set(found, counts.get(found) + 1);
            }
        }
        return counts;
    }

    private List<Visit> visits(String number) throws SQLException {
        return SlowRows.read(
                        connection,
                        """
                        select a.*, r.PROC_DEF_KEY_ as ROOT_KEY from ACT_HI_PROCINST p
                        join ACT_HI_ACTINST a on a.PROC_INST_ID_ = p.PROC_INST_ID_
                        join ACT_HI_PROCINST r on r.PROC_INST_ID_ = p.ROOT_PROC_INST_ID_
                        where p.BUSINESS_KEY_ = ? order by a.START_TIME_, a.SEQUENCE_COUNTER_, a.ID_""",
                        number,
                        row -> row.getString("PROC_DEF_KEY_").equals(process)
                                ? new Visit(
                                        row.getString("ACT_ID_"),
                                        row.getString("ACT_TYPE_"),
                                        row.getString("ROOT_KEY").equals("ticket"),
                                        row.getTimestamp("START_TIME_").toInstant(),
                                        row.getTimestamp("END_TIME_") == null
                                                ? null
                                                : row.getTimestamp("END_TIME_").toInstant())
                                : null)
                .stream()
                .filter(visit -> visit != null && (visit.isStep() || OTHERS.contains(visit.type())))
                .toList();
    }

    private void count(String name, Visit visit, long number) {
        if (number != 0) {
            sums.merge(name + "." + visit.activity(), number, Long::sum);
        }
    }

    private void time(String name, Visit visit, long seconds) {
        times.computeIfAbsent(name + "." + visit.activity(), key -> new ArrayList<>())
                .add(seconds);
    }
}
