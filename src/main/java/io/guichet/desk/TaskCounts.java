package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.ticket.QueueConditions;
import io.guichet.ticket.Risk;
import io.guichet.ticket.TicketAccess;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the open tasks of a user's filters; each filter counts what it lists in the Tasklist. Filters that ask for the ticket begin with
 * the tickets that match, which indexes contain, and not with all tasks.
 */
@Component
class TaskCounts {

    private final JdbcClient db;
    private final QueueConditions queues;
    private final TicketAccess access;
    private final Clock clock;

    TaskCounts(JdbcClient db, QueueConditions queues, TicketAccess access, Clock clock) {
        this.db = db;
        this.queues = queues;
        this.access = access;
        this.clock = clock;
    }

    /** The counts by the key of the filter. */
    Map<String, Long> of(StaffMember staff) {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("my-tickets", 0L);
        counts.put("unassigned", 0L);
        var conditions = new LinkedHashMap<String, String>();
        conditions.put("at-risk", queues.withRisk(Risk.AT_RISK, staff));
        conditions.put("overdue", queues.withRisk(Risk.OVERDUE, staff));
        conditions.put("customer-replied", queues.withCustomerReply(staff));
        conditions.put("with-specialist", queues.withSpecialist(staff));
        conditions.put("with-developer", queues.withDeveloper(staff));
        conditions.keySet().forEach(key -> counts.put(key, 0L));
        if (!staff.brands().isEmpty()) {
            var hiddenNumbers = access.hiddenNumbersSql(staff);
            countTasks(staff, hiddenNumbers, counts);
            countTasksOfTickets(staff, hiddenNumbers, conditions, counts);
        }
        return counts;
    }

    private void countTasks(StaffMember staff, String hiddenNumbers, Map<String, Long> counts) {
        var visible = hiddenNumbers.isEmpty()
                ? ""
                : " and " + QueueConditions.ofNoHiddenTicket("k.PROC_INST_ID_", hiddenNumbers);
        db.sql(
                        """
                        select count(k.ASSIGNEE_), count(case when k.ASSIGNEE_ is null then c.TASK_ID_ end)
                        from ACT_RU_TASK k
                          left join (select distinct TASK_ID_ from ACT_RU_IDENTITYLINK where GROUP_ID_ in (:groups)) c
                            on c.TASK_ID_ = k.ID_
                        where k.TENANT_ID_ in (:brands) and (k.ASSIGNEE_ = :staff or k.ASSIGNEE_ is null)%s"""
                                .formatted(visible))
                .param("staff", staff.id())
                .param("brands", staff.brands())
                .param("groups", orNone(TaskCards.groups(staff)))
                .query(row -> {
                    counts.put("my-tickets", row.getLong(1));
                    counts.put("unassigned", row.getLong(2));
                });
    }

    /** @param conditions of tickets, by the key of their filter */
    private void countTasksOfTickets(
            StaffMember staff, String hiddenNumbers, Map<String, String> conditions, Map<String, Long> counts) {
        var visible = queues.visibleTo(staff, hiddenNumbers);
        var matching = conditions.entrySet().stream()
                .map(filter -> "select '%s' as filter_key, t.number from ticket t where %s and %s"
                        .formatted(filter.getKey(), visible, filter.getValue()))
                .collect(Collectors.joining("\n  union all "));
        db.sql(
                        """
                        select m.filter_key, count(*)
                        from (%s) m
                          join ACT_RU_EXECUTION e on e.BUSINESS_KEY_ = m.number
                          join ACT_RU_TASK k on k.PROC_INST_ID_ = e.ID_
                        group by m.filter_key"""
                                .formatted(matching))
                .param("now", clock.instant())
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
    }

    /** A list in SQL must not be empty. */
    private static Set<String> orNone(Set<String> values) {
        return values.isEmpty() ? Set.of("") : values;
    }
}
