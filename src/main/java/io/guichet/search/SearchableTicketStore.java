package io.guichet.search;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.text.LinkSecrets;
import io.guichet.ticket.Message.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the searchable content of tickets. */
@Component
class SearchableTicketStore {

    private static final String SELECT =
            """
            select t.number, t.brand, t.language, t.status, t.team, t.priority, t.restricted, t.received_at, t.due, t.at_risk_at,
              t.due_sort_key, t.subject, c.name, c.email
            from ticket t join customer c on c.id = t.customer_id
            where %s""";

    private static final String INTERNAL = Visibility.INTERNAL.name();

    private final JdbcClient db;

    SearchableTicketStore(JdbcClient db) {
        this.db = db;
    }

    long count() {
        return db.sql("select count(*) from ticket").query(Long.class).single();
    }

    /** The tickets with these numbers that exist. */
    List<SearchableTicket> find(Collection<String> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : withTexts(db.sql(SELECT.formatted("t.number in (:numbers)"))
                        .param("numbers", numbers)
                        .query(SearchableTicketStore::row)
                        .list());
    }

    /** The tickets after that one in the order of receipt; from the first one if it is null. */
    List<SearchableTicket> pageAfter(SearchableTicket last, int limit) {
        var condition = last == null ? "1 = 1" : "(t.received_at, t.number) > (:receivedAt, :number)";
        var page = db.sql(SELECT.formatted(condition + " order by t.received_at, t.number limit :limit"))
                .param("limit", limit);
        if (last != null) {
            page.param("receivedAt", last.receivedAt()).param("number", last.number());
        }
        return withTexts(page.query(SearchableTicketStore::row).list());
    }

    private List<SearchableTicket> withTexts(List<SearchableTicket> tickets) {
        if (tickets.isEmpty()) {
            return tickets;
        }
        Map<String, SearchableTicket> byNumber = new LinkedHashMap<>();
        tickets.forEach(ticket -> byNumber.put(ticket.number(), ticket));
        db.sql("select number, visibility, body from message where number in (:numbers) order by id")
                .param("numbers", byNumber.keySet())
                .query(row -> {
                    var ticket = byNumber.get(row.getString(1));
                    var texts = INTERNAL.equals(row.getString(2)) ? ticket.internalTexts() : ticket.publicTexts();
                    texts.add(LinkSecrets.hide(row.getString(3)));
                });
        db.sql(
                        """
                        select a.number, m.visibility, a.name from attachment a left join message m on m.id = a.message
                        where a.number in (:numbers) and a.draft is null order by a.id""")
                .param("numbers", byNumber.keySet())
                .query(row -> {
                    var ticket = byNumber.get(row.getString(1));
                    var names = INTERNAL.equals(row.getString(2)) ? ticket.internalTexts() : ticket.fileNames();
                    names.add(row.getString(3));
                });
        return tickets;
    }

    private static SearchableTicket row(ResultSet row, int index) throws SQLException {
        return new SearchableTicket(
                row.getString("number"),
                row.getString("brand"),
                row.getString("language"),
                row.getString("status"),
                row.getString("team"),
                row.getString("priority"),
                row.getBoolean("restricted"),
                instant(row, "received_at"),
                instant(row, "due"),
                instant(row, "at_risk_at"),
                instant(row, "due_sort_key"),
                row.getString("subject"),
                row.getString("name"),
                row.getString("email"),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }
}
