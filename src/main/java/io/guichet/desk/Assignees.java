package io.guichet.desk;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The assignees of tickets and of their tasks. Each answer is one statement; the engine's queries take three, more time than
 * the list itself.
 */
@Component
class Assignees {

    private static final String ASSIGNED_TASKS =
            """
            select e.BUSINESS_KEY_ number, k.ASSIGNEE_ assignee
            from ACT_RU_TASK k join ACT_RU_EXECUTION e on e.ID_ = k.PROC_INST_ID_
            where %s""";

    private static final String CLAIMED_OF_OTHERS = ASSIGNED_TASKS.formatted(
            """
            k.ASSIGNEE_ = :staff and exists
              (select 1 from ticket t where t.number = e.BUSINESS_KEY_ and t.assignee is distinct from :staff)""");

    private final JdbcClient db;

    Assignees(JdbcClient db) {
        this.db = db;
    }

    /** The tickets of this user, and those of which the user has claimed a task. */
    Set<String> ticketsOf(String staff) {
        return Set.copyOf(db.sql("select t.number, t.assignee from ticket t where t.assignee = :staff union "
                        + ASSIGNED_TASKS.formatted("k.ASSIGNEE_ = :staff"))
                .param("staff", staff)
                .query((row, index) -> row.getString("number"))
                .set());
    }

    /** Tickets of others, or of a team, of which this user has claimed a task. */
    Set<String> ticketsOfOthersClaimedBy(String staff) {
        return Set.copyOf(db.sql(CLAIMED_OF_OTHERS)
                .param("staff", staff)
                .query((row, index) -> row.getString("number"))
                .set());
    }

    /** The assignees of the open tasks of these tickets by number, of several tasks that of the oldest; others are absent. */
    Map<String, String> of(Collection<String> numbers) {
        var assignees = new HashMap<String, String>();
        if (!numbers.isEmpty()) {
            db.sql(ASSIGNED_TASKS.formatted("k.ASSIGNEE_ is not null and e.BUSINESS_KEY_ in (:numbers)")
                            + " order by k.CREATE_TIME_")
                    .param("numbers", numbers)
                    .query(row -> {
                        assignees.putIfAbsent(row.getString("number"), row.getString("assignee"));
                    });
        }
        return assignees;
    }
}
