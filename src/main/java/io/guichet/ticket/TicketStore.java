package io.guichet.ticket;

import static io.guichet.jdbc.Columns.instant;
import static io.guichet.jdbc.Columns.json;
import static io.guichet.jdbc.Columns.toJson;

import com.fasterxml.jackson.core.type.TypeReference;
import io.guichet.customer.VerificationMethod;
import io.guichet.policy.TicketAttributes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of tickets. */
@Component
class TicketStore {

    private static final String INSERT =
            """
            insert into ticket (number, brand, customer_id, subject, language, channel, link_token, received_at,
              attributes, triaged, priority, queue_rank, priority_chosen, team, team_chosen,
              status, stage_since, solved_at, solution_count, closed_at, last_seen_message,
              due, at_risk_at, customer_replied_at, follow_up_at, identity_check, legal_papers, restricted, paid_at, issue_key,
              assignee, merged_into,
              verified_by, verified_at, confirmable_until, requester_name, contact)
            values (:number, :brand, :customer, :subject, :language, :channel, :linkToken, :receivedAt,
              :attributes, :triaged, :priority, :queueRank, :priorityChosen, :team, :teamChosen,
              :status, :stageSince, :solvedAt, :solutionCount, :closedAt, :lastSeenMessage,
              :due, :atRiskAt, :customerRepliedAt, :followUpAt, :identityCheck, :legalPapers, :restricted, :paidAt, :issueKey,
              :assignee, :mergedInto,
              :verifiedBy, :verifiedAt, :confirmableUntil, :requesterName, :contact)""";

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;

    TicketStore(JdbcClient db, NamedParameterJdbcOperations batches) {
        this.db = db;
        this.batches = batches;
    }

    Optional<Ticket> find(String number) {
        return db.sql("select * from ticket where number = :number")
                .param("number", number)
                .query(TicketStore::row)
                .optional();
    }

    /** Those of these tickets that exist. */
    List<Ticket> findAll(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        return db.sql("select * from ticket where number in (:numbers)")
                .param("numbers", numbers)
                .query(TicketStore::row)
                .list();
    }

    /** The ticket, with its row locked until the transaction ends. */
    Optional<Ticket> findForUpdate(String number) {
        return db.sql("select * from ticket where number = :number for update")
                .param("number", number)
                .query(TicketStore::row)
                .optional();
    }

    void insert(Ticket ticket) {
        db.sql(INSERT).params(columns(ticket)).update();
    }

    /** Inserts them in one batch. */
    void insertAll(Collection<Ticket> tickets) {
        batches.batchUpdate(
                INSERT,
                tickets.stream()
                        .map(ticket -> new MapSqlParameterSource(columns(ticket)))
                        .toArray(SqlParameterSource[]::new));
    }

    private static Map<String, Object> columns(Ticket ticket) {
        var values = changingColumns(ticket);
        values.put("brand", ticket.brand());
        values.put("customer", ticket.customerId());
        values.put("subject", ticket.subject());
        values.put("language", ticket.language());
        values.put("channel", ticket.channel());
        values.put("linkToken", ticket.linkToken());
        values.put("receivedAt", ticket.receivedAt());
        values.put("confirmableUntil", ticket.requester().confirmableUntil());
        values.put("requesterName", ticket.requester().name());
        values.put("contact", ticket.requester().contact());
        return values;
    }

    /** Writes everything that can change; the row must be locked. */
    void update(Ticket ticket) {
        db.sql(
                        """
                        update ticket set attributes = :attributes, triaged = :triaged, priority = :priority,
                          queue_rank = :queueRank, priority_chosen = :priorityChosen, team = :team, team_chosen = :teamChosen,
                          status = :status, stage_since = :stageSince, solved_at = :solvedAt,
                          solution_count = :solutionCount, closed_at = :closedAt, last_seen_message = :lastSeenMessage,
                          due = :due, at_risk_at = :atRiskAt, customer_replied_at = :customerRepliedAt,
                          follow_up_at = :followUpAt,
                          identity_check = :identityCheck, legal_papers = :legalPapers, restricted = :restricted,
                          paid_at = :paidAt, issue_key = :issueKey, assignee = :assignee, merged_into = :mergedInto,
                          verified_by = :verifiedBy, verified_at = :verifiedAt
                        where number = :number""")
                .params(changingColumns(ticket))
                .update();
    }

    private static Map<String, Object> changingColumns(Ticket ticket) {
        var values = new HashMap<String, Object>();
        values.put("number", ticket.number());
        values.put("attributes", toJson(ticket.attributes()));
        values.put("triaged", ticket.triaged());
        values.put("priority", ticket.priority());
        values.put("queueRank", ticket.queueRank());
        values.put("priorityChosen", ticket.priorityChosen());
        values.put("team", ticket.team());
        values.put("teamChosen", ticket.teamChosen());
        values.put("status", ticket.status());
        values.put("stageSince", ticket.stageSince());
        values.put("solvedAt", ticket.solvedAt());
        values.put("solutionCount", ticket.solutionCount());
        values.put("closedAt", ticket.closedAt());
        values.put("lastSeenMessage", ticket.lastSeenMessage());
        values.put("due", ticket.progress().due());
        values.put("atRiskAt", ticket.progress().atRiskAt());
        values.put("customerRepliedAt", ticket.progress().customerRepliedAt());
        values.put("followUpAt", ticket.followUpAt());
        values.put("identityCheck", ticket.identityCheck());
        values.put("legalPapers", ticket.legalPapers());
        values.put("restricted", ticket.restricted());
        values.put("paidAt", ticket.paidAt());
        values.put("issueKey", ticket.issueKey());
        values.put("assignee", ticket.assignee());
        values.put("mergedInto", ticket.mergedInto());
        values.put(
                "verifiedBy",
                ticket.isVerified() ? ticket.requester().verifiedBy().name() : null);
        values.put("verifiedAt", ticket.requester().verifiedAt());
        return values;
    }

    /** The tickets of a customer, newest first. */
    List<Ticket> findByCustomer(long customer, int limit) {
        return db.sql("select * from ticket where customer_id = :customer order by received_at desc, number limit"
                        + " :limit")
                .param("customer", customer)
                .param("limit", limit)
                .query(TicketStore::row)
                .list();
    }

    /** The numbers of tickets that are not closed, in ascending order, after that number. */
    List<String> findOpenAfter(String number, int limit) {
        return db.sql("select number from ticket where number > :number and status <> :closed order by number limit"
                        + " :limit")
                .param("number", number)
                .param("closed", Ticket.CLOSED)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** The numbers of tickets whose due date the migration could not compute, in ascending order, after that number. */
    List<String> findDueRepairsAfter(String number, int limit) {
        return db.sql("select number from deadline_repair where number > :number order by number limit :limit")
                .param("number", number)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    void deleteDueRepair(String number) {
        db.sql("delete from deadline_repair where number = :number")
                .param("number", number)
                .update();
    }

    /** The numbers of restricted tickets that belong to none of these teams. */
    List<String> findHiddenFrom(Set<String> teams) {
        return db.sql("select number from ticket where restricted and (team is null or team not in (:teams))")
                .param("teams", teams.isEmpty() ? Set.of("") : teams)
                .query(String.class)
                .list();
    }

    private static Ticket row(ResultSet row, int index) throws SQLException {
        return new Ticket(
                new Receipt(
                        row.getString("number"),
                        row.getString("brand"),
                        row.getLong("customer_id"),
                        row.getString("subject"),
                        row.getString("language"),
                        row.getString("channel"),
                        row.getString("link_token"),
                        instant(row, "received_at")),
                new Classification(
                        new TicketAttributes(json(row, "attributes", new TypeReference<Map<String, Object>>() {})),
                        row.getBoolean("triaged"),
                        row.getString("priority"),
                        row.getInt("queue_rank"),
                        row.getBoolean("priority_chosen"),
                        row.getString("team"),
                        row.getBoolean("team_chosen")),
                new Progress(
                        row.getString("status"),
                        instant(row, "stage_since"),
                        instant(row, "solved_at"),
                        row.getInt("solution_count"),
                        instant(row, "closed_at"),
                        row.getLong("last_seen_message"),
                        instant(row, "due"),
                        instant(row, "at_risk_at"),
                        instant(row, "customer_replied_at"),
                        instant(row, "follow_up_at")),
                new AccountChecks(row.getString("identity_check"), row.getString("legal_papers")),
                new RequesterIdentity(
                        row.getString("requester_name"),
                        row.getString("contact"),
                        VerificationMethod.read(row.getString("verified_by")),
                        instant(row, "verified_at"),
                        instant(row, "confirmable_until")),
                row.getBoolean("restricted"),
                instant(row, "paid_at"),
                row.getString("issue_key"),
                row.getString("assignee"),
                row.getString("merged_into"));
    }
}
