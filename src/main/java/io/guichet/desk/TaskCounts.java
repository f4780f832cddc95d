package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.ticket.QueueConditions;
import io.guichet.ticket.Risk;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the open tasks of a user's filters in one statement; each filter counts what it lists in the Tasklist. */
@Component
class TaskCounts {

    private final JdbcClient db;
    private final QueueConditions queues;
    private final Clock clock;

    TaskCounts(JdbcClient db, QueueConditions queues, Clock clock) {
        this.db = db;
        this.queues = queues;
        this.clock = clock;
    }

    /** The counts by the key of the filter. */
    Map<String, Long> of(StaffMember staff) {
        var conditions = new LinkedHashMap<String, String>();
        conditions.put("my-tickets", "k.ASSIGNEE_ = :staff");
        conditions.put("unassigned", "k.ASSIGNEE_ is null and c.TASK_ID_ is not null");
        conditions.put("at-risk", queues.withRisk(Risk.AT_RISK, staff));
        conditions.put("overdue", queues.withRisk(Risk.OVERDUE, staff));
        conditions.put("customer-replied", queues.withCustomerReply(staff));
        conditions.put("with-specialist", queues.withSpecialist(staff));
        conditions.put("with-developer", queues.withDeveloper(staff));
        if (staff.brands().isEmpty()) {
            return conditions.keySet().stream().collect(Collectors.toMap(key -> key, key -> 0L));
        }
        var sums = conditions.values().stream()
                .map("coalesce(sum(case when %s then 1 else 0 end), 0)"::formatted)
                .collect(Collectors.joining(",\n  "));
        var keys = conditions.keySet().toArray(String[]::new);
        return db.sql(
                        """
                        select %s
                        from ACT_RU_TASK k
                          join ACT_RU_EXECUTION e on e.ID_ = k.PROC_INST_ID_
                          join ticket t on t.number = e.BUSINESS_KEY_
                          left join (select distinct TASK_ID_ from ACT_RU_IDENTITYLINK where GROUP_ID_ in (:groups)) c
                            on c.TASK_ID_ = k.ID_
                        where t.brand in (:brands) and (:admin = true or not t.restricted or t.team in (:teams))"""
                                .formatted(sums))
                .param("staff", staff.id())
                .param("now", clock.instant())
                .param("admin", staff.hasRole(Roles.ADMIN))
                .param("brands", staff.brands())
                .param("groups", orNone(TaskCards.groups(staff)))
                .param("teams", orNone(staff.teams()))
                .query((row, index) -> {
                    var counts = new LinkedHashMap<String, Long>();
                    for (var key : keys) {
                        counts.put(key, row.getLong(Arrays.asList(keys).indexOf(key) + 1));
                    }
                    return counts;
                })
                .single();
    }

    /** A list in SQL must not be empty. */
    private static Set<String> orNone(Set<String> values) {
        return values.isEmpty() ? Set.of("") : values;
    }
}
