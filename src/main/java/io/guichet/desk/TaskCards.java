package io.guichet.desk;

import static io.guichet.jdbc.Columns.instant;
import static io.guichet.jdbc.Columns.json;

import com.fasterxml.jackson.core.type.TypeReference;
import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.customer.VerificationMethod;
import io.guichet.desk.TicketList.RequesterSummary;
import io.guichet.ticket.Risk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the cards of the Tasklist show of the tickets of their tasks, in one statement for a page of cards. The engine keeps
 * no text of customers. Instants are UTC.
 */
@Component
class TaskCards {

    private static final String CARDS =
            """
            select k.ID_ task, k.TASK_DEF_KEY_ activity, k.NAME_ task_name, k.ASSIGNEE_ assignee, t.*, c.email, c.name,
              case when k.TASK_DEF_KEY_ = 'Task_DecideAsLead' then (select l.details from timeline_entry l
                where l.number = t.number and l.type = 'lead-called' order by l.id desc limit 1) end lead_call,
              case when k.TASK_DEF_KEY_ = 'Task_DecideAsLead' then (select l.occurred_at from timeline_entry l
                where l.number = t.number and l.type = 'lead-called' order by l.id desc limit 1) end lead_called_at
            from ACT_RU_TASK k
              join ACT_RU_EXECUTION e on e.ID_ = k.PROC_INST_ID_
              join ticket t on t.number = e.BUSINESS_KEY_
              join customer c on c.id = t.customer_id
            where %s and t.brand in (:brands)%s
            order by %s""";

    private final JdbcClient db;
    private final Clock clock;

    TaskCards(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * A task with its ticket.
     *
     * @param activity id of the task in its diagram
     * @param taskName name of the task as it was created
     * @param assignee null if unassigned
     * @param plan null if unknown
     * @param due nearest due date of the running clocks; null if none runs
     * @param risk risk of that due date; null for none
     * @param customerReplied whether the customer has written since the last reply
     * @param leadCall why and when a lead was called; null for other tasks
     */
    public record TaskCard(
            String task,
            String activity,
            String taskName,
            String assignee,
            String number,
            String brand,
            String subject,
            RequesterSummary requester,
            String plan,
            String channel,
            String status,
            String priority,
            Instant due,
            Risk risk,
            boolean customerReplied,
            LeadCallSummary leadCall) {}

    /** @param reason as recorded, such as {@code unattended} */
    public record LeadCallSummary(String reason, Instant since) {}

    /** The cards of those tasks whose tickets the user may see. */
    List<TaskCard> of(Collection<String> tasks, StaffMember staff) {
        return read("k.ID_ in (:wanted)", tasks, staff);
    }

    /** The cards of all open tasks of those tickets that the user may see. */
    List<TaskCard> ofTickets(Collection<String> numbers, StaffMember staff) {
        return read("t.number in (:wanted)", numbers, staff);
    }

    /**
     * What the user should do next: their own tasks, then the unassigned ones of their groups that are at risk or overdue; of
     * each what is due first. Each kind is read in the order of an index.
     */
    List<TaskCard> needing(StaffMember staff, int limit) {
        var sorting = "k.DUE_DATE_, k.PRIORITY_ desc, k.CREATE_TIME_ limit " + limit;
        var groups = groups(staff);
        var own = read("k.ASSIGNEE_ = :staff", groups, staff, sorting);
        var urgent = read(
                """
                k.ASSIGNEE_ is null and k.DUE_DATE_ is not null and t.at_risk_at <= :now and exists
                  (select 1 from ACT_RU_IDENTITYLINK l where l.TASK_ID_ = k.ID_ and l.GROUP_ID_ in (:wanted))""",
                groups,
                staff,
                sorting);
        return Stream.concat(own.stream(), urgent.stream()).limit(limit).toList();
    }

    /** The candidate groups of the user: teams and roles. */
    static Set<String> groups(StaffMember staff) {
        return Stream.concat(staff.teams().stream(), staff.roles().stream()).collect(Collectors.toSet());
    }

    private List<TaskCard> read(String condition, Collection<String> wanted, StaffMember staff) {
        return read(condition, wanted, staff, "k.CREATE_TIME_, k.ID_");
    }

    private List<TaskCard> read(String condition, Collection<String> wanted, StaffMember staff, String sorting) {
        if (wanted.isEmpty() || staff.brands().isEmpty()) {
            return List.of();
        }
        var hidesRestricted = !staff.hasRole(Roles.ADMIN);
        var now = clock.instant();
        return db.sql(CARDS.formatted(
                        condition, hidesRestricted ? " and (not t.restricted or t.team in (:teams))" : "", sorting))
                .param("wanted", wanted)
                .param("brands", staff.brands())
                .param("staff", staff.id())
                .param("now", now)
                .param("teams", staff.teams().isEmpty() ? Set.of("") : staff.teams())
                .query((row, index) -> card(row, now))
                .list();
    }

    private static TaskCard card(ResultSet row, Instant now) throws SQLException {
        var due = instant(row, "due");
        var attributes = json(row, "attributes", new TypeReference<Map<String, Object>>() {});
        return new TaskCard(
                row.getString("task"),
                row.getString("activity"),
                row.getString("task_name"),
                row.getString("assignee"),
                row.getString("number"),
                row.getString("brand"),
                row.getString("subject"),
                RequesterSummary.of(
                        row.getString("email"),
                        row.getString("requester_name"),
                        row.getString("name"),
                        VerificationMethod.read(row.getString("verified_by"))),
                (String) attributes.get("plan"),
                row.getString("channel"),
                row.getString("status"),
                row.getString("priority"),
                due,
                due == null ? null : Risk.at(now, due, instant(row, "at_risk_at")),
                instant(row, "customer_replied_at") != null,
                leadCall(row));
    }

    private static LeadCallSummary leadCall(ResultSet row) throws SQLException {
        var since = instant(row, "lead_called_at");
        if (since == null) {
            return null;
        }
        var details = json(row, "lead_call", new TypeReference<Map<String, String>>() {});
        return new LeadCallSummary(details.get("reason"), since);
    }
}
