package io.guichet.engine;

import io.guichet.jdbc.DatabaseProduct;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * What the Tasklist needs for its order and filters: an index of the tasks by due date, and when the customer of a ticket
 * wrote what nobody has replied to. Tasks of tickets with other clocks than those of the answer, and tasks of leads, get their due dates anew.
 */
@Component
class V43__TasksByDueDate extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        var postgres = DatabaseProduct.isPostgres(context.getConnection());
        try (var statement = context.getConnection().createStatement()) {
            statement.execute(
                    "create index GUICHET_IDX_TASK_DUE on ACT_RU_TASK(DUE_DATE_, PRIORITY_ desc, CREATE_TIME_)");
            statement.execute("alter table ticket add column customer_replied_at timestamp(6) with time zone");
            statement.execute(
                    """
                    update ticket set customer_replied_at = (
                      select min(m.sent_at) from message m
                      where m.number = ticket.number and m.author_kind = 'CUSTOMER' and m.visibility = 'PUBLIC'
                        and not m.automatic and m.id > coalesce(
                          (select max(r.id) from message r where r.number = ticket.number and r.author_kind = 'AGENT'
                             and r.visibility = 'PUBLIC' and not r.automatic),
                          (select min(o.id) from message o where o.number = ticket.number)))
                    where status <> 'CLOSED'""");
            statement.execute("create index ticket_with_customer_reply on ticket (customer_replied_at)"
                    + (postgres ? " where customer_replied_at is not null" : ""));
            statement.execute(
                    """
                    insert into deadline_repair select number from ticket where status <> 'CLOSED'
                      and (number in (select number from ledger_entry where target in ('CLAIM', 'SPECIALIST', 'DEVELOPER'))
                        or number in (select e.BUSINESS_KEY_ from ACT_RU_TASK k join ACT_RU_EXECUTION e
                          on e.ID_ = k.PROC_INST_ID_ where k.PROC_DEF_ID_ like 'lead-decision:%'))
                      and number not in (select number from deadline_repair)""");
        }
    }
}
