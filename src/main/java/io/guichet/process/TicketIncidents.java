package io.guichet.process;

import io.guichet.check.ModelFinding;
import io.guichet.jdbc.Columns;
import io.guichet.web.Cursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the tickets that cannot go on. What is wrong with a diagram is looked for once for each activity at which tickets
 * stand, so that the search costs as much as there are such activities, not tickets.
 */
@Component
class TicketIncidents {

    private static final Comparator<TicketIncident> ORDER =
            Comparator.comparing(TicketIncident::number).thenComparing(TicketIncident::key);

    /** A page may begin in the middle of a ticket's incidents. */
    private static final int MOST_OF_ONE_TICKET = 20;

    private final JdbcClient db;
    private final ModificationTargets targets;
    private final VersionFaults faults;

    TicketIncidents(JdbcClient db, ModificationTargets targets, VersionFaults faults) {
        this.db = db;
        this.targets = targets;
        this.faults = faults;
    }

    /** An activity at which tickets stand. */
    private record Occupied(String definition, String process, int version, String activity) {}

    /** What is wrong with it. */
    private record Fault(IncidentCause cause, String detail, List<ModelFinding> findings) {}

    /**
     * The incidents after that one, in order of the numbers of their tickets.
     *
     * @param after null for the first ones
     */
    List<TicketIncident> find(Cursor after, int limit) {
        var bounds = new Bounds(after == null ? "" : after.value(), null, limit + MOST_OF_ONE_TICKET);
        return find(bounds)
                .filter(incident -> after == null
                        || incident.number().compareTo(after.value()) > 0
                        || incident.key().compareTo(after.key()) > 0)
                .limit(limit)
                .toList();
    }

    /** Whether the ticket stands at a place from which it cannot go on by itself, whatever its diagram says. */
    boolean isStuck(String number) {
        var bounds = new Bounds("", number, Integer.MAX_VALUE);
        return !failedJobs(bounds).isEmpty()
                || !deadWaits(bounds).isEmpty()
                || !endedProcesses(bounds).isEmpty();
    }

    /** @param only the only number that is looked for; null for all */
    private record Bounds(String after, String only, int limit) {

        JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
            var bound = statement.param("limit", limit);
            return bound.param("number", only == null ? after : only);
        }

        String on(String column) {
            return " and %s %s :number order by %s limit :limit".formatted(column, only == null ? ">=" : "=", column);
        }
    }

    private Stream<TicketIncident> find(Bounds bounds) {
        var found = new ArrayList<TicketIncident>();
        found.addAll(failedJobs(bounds));
        found.addAll(deadWaits(bounds));
        found.addAll(endedProcesses(bounds));
        for (var occupied : occupied()) {
            fault(occupied).ifPresent(fault -> found.addAll(standing(occupied, fault, bounds)));
        }
        var mostUrgent = new ArrayList<TicketIncident>();
        found.stream().sorted(ORDER).forEach(incident -> {
            if (mostUrgent.stream().noneMatch(incident::isAtSamePlaceAs)) {
                mostUrgent.add(incident);
            }
        });
        return mostUrgent.stream();
    }

    private List<TicketIncident> failedJobs(Bounds bounds) {
        return bounds.bind(db.sql(
                        """
                        select R.BUSINESS_KEY_, D.KEY_, D.VERSION_, coalesce(N.FAILED_ACTIVITY_ID_, N.ACTIVITY_ID_) as ACTIVITY,
                          N.INCIDENT_MSG_, N.INCIDENT_TIMESTAMP_
                        from ACT_RU_INCIDENT N
                        join ACT_RE_PROCDEF D on D.ID_ = N.PROC_DEF_ID_
                        join ACT_RU_EXECUTION I on I.ID_ = N.PROC_INST_ID_
                        join ACT_RU_EXECUTION R on R.ID_ = I.ROOT_PROC_INST_ID_
                        where N.ID_ = N.ROOT_CAUSE_INCIDENT_ID_ and R.BUSINESS_KEY_ is not null"""
                                + bounds.on("R.BUSINESS_KEY_")))
                .query((row, at) -> new TicketIncident(
                        row.getString("BUSINESS_KEY_"),
                        row.getString("KEY_"),
                        row.getInt("VERSION_"),
                        row.getString("ACTIVITY"),
                        IncidentCause.FAILED_JOB,
                        row.getString("INCIDENT_MSG_"),
                        List.of(),
                        row.getTimestamp("INCIDENT_TIMESTAMP_").toInstant()))
                .list();
    }

    private List<TicketIncident> deadWaits(Bounds bounds) {
        return bounds.bind(db.sql("select R.BUSINESS_KEY_, D.KEY_, D.VERSION_, E.ACT_ID_, K.stage_since "
                        + TicketPositions.EXECUTIONS + "join ticket K on K.number = R.BUSINESS_KEY_ "
                        + TicketPositions.WAITING
                        + " and not " + TicketPositions.LIVE + bounds.on("R.BUSINESS_KEY_")))
                .query((row, at) -> new TicketIncident(
                        row.getString("BUSINESS_KEY_"),
                        row.getString("KEY_"),
                        row.getInt("VERSION_"),
                        row.getString("ACT_ID_"),
                        IncidentCause.DEAD_WAIT,
                        null,
                        List.of(),
                        Columns.instant(row, "stage_since")))
                .list();
    }

    private List<TicketIncident> endedProcesses(Bounds bounds) {
        return bounds.bind(db.sql(
                        """
                        select K.number, K.stage_since from ticket K
                        where K.status <> 'CLOSED' and not exists (
                          select 1 from ACT_RU_EXECUTION R
                          where R.BUSINESS_KEY_ = K.number and R.PROC_DEF_ID_ like 'ticket:%')"""
                                + bounds.on("K.number")))
                .query((row, at) -> new TicketIncident(
                        row.getString("number"),
                        ModificationTargets.TICKET_PROCESS,
                        null,
                        null,
                        IncidentCause.PROCESS_ENDED,
                        null,
                        List.of(),
                        Columns.instant(row, "stage_since")))
                .list();
    }

    private List<Occupied> occupied() {
        return db.sql(
                        """
                        select E.PROC_DEF_ID_, D.KEY_, D.VERSION_, E.ACT_ID_ from ACT_RU_EXECUTION E
                        join ACT_RE_PROCDEF D on D.ID_ = E.PROC_DEF_ID_
                        where E.IS_ACTIVE_ = true and E.ACT_ID_ is not null
                        group by E.PROC_DEF_ID_, D.KEY_, D.VERSION_, E.ACT_ID_""")
                .query((row, at) -> new Occupied(
                        row.getString("PROC_DEF_ID_"),
                        row.getString("KEY_"),
                        row.getInt("VERSION_"),
                        row.getString("ACT_ID_")))
                .list();
    }

    private Optional<Fault> fault(Occupied at) {
        var form = faults.missingForm(at.definition(), at.activity());
        if (form.isPresent()) {
            return Optional.of(new Fault(IncidentCause.FORM_MISSING, form.get(), List.of()));
        }
        if (!faults.has(targets.newest(at.process()), at.activity())) {
            return Optional.of(new Fault(IncidentCause.ACTIVITY_MISSING, null, List.of()));
        }
        var errors = faults.errors(targets.get(at.definition()));
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fault(IncidentCause.VERSION_INVALID, null, errors));
    }

    private List<TicketIncident> standing(Occupied at, Fault fault, Bounds bounds) {
        return bounds.bind(db.sql("select R.BUSINESS_KEY_, K.stage_since "
                                + TicketPositions.EXECUTIONS + "left join ticket K on K.number = R.BUSINESS_KEY_ "
                                + TicketPositions.WAITING
                                + " and E.PROC_DEF_ID_ = :definition and E.ACT_ID_ = :activity"
                                + " and R.BUSINESS_KEY_ is not null" + bounds.on("R.BUSINESS_KEY_"))
                        .param("definition", at.definition())
                        .param("activity", at.activity()))
                .query((row, index) -> new TicketIncident(
                        row.getString("BUSINESS_KEY_"),
                        at.process(),
                        at.version(),
                        at.activity(),
                        fault.cause(),
                        fault.detail(),
                        fault.findings(),
                        row.getObject("stage_since") == null ? null : Columns.instant(row, "stage_since")))
                .list();
    }
}
