package io.guichet.desk;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brands;
import io.guichet.search.TicketSearch;
import io.guichet.web.Cursor;
import io.guichet.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists the tickets of a user's brands: filtered, sorted, in pages. Instants are UTC. */
@Component
public class TicketList {

    private final JdbcClient db;
    private final Brands brands;
    private final Assignees assignees;
    private final TicketSearch search;
    private final Clock clock;

    TicketList(JdbcClient db, Brands brands, Assignees assignees, TicketSearch search, Clock clock) {
        this.search = search;
        this.db = db;
        this.brands = brands;
        this.assignees = assignees;
        this.clock = clock;
    }

    /**
     * The requester.
     *
     * @param name null if none was given
     */
    public record RequesterSummary(String email, String name) {

        /** The name, or the address if there is none. */
        public String displayName() {
            return name == null || name.isBlank() ? email : name;
        }
    }

    /**
     * A ticket in a list.
     *
     * @param assignee null if unassigned
     * @param due next due date; null if no clock runs
     * @param risk risk of that due date; null for none
     * @param created instant of receipt
     */
    public record TicketSummary(
            String number,
            String brand,
            String subject,
            RequesterSummary requester,
            String status,
            String priority,
            String team,
            String assignee,
            Instant due,
            Risk risk,
            Instant created) {

        TicketSummary withAssignee(String newAssignee) {
            return new TicketSummary(
                    number, brand, subject, requester, status, priority, team, newAssignee, due, risk, created);
        }
    }

    /**
     * A page of the matching tickets that the user may see; of more than {@link TicketSearch#MAX_LISTED} that contain the
     * words, the open and newest ones. Not transactional: the search needs a connection of its own.
     */
    public Page<TicketSummary> of(TicketFilter filter, StaffMember staff) {
        var sort = filter.sortOrder();
        var after = sort.after(filter.after());
        var limit = Page.limit(filter.limit());
        var brandIds = new HashSet<>(staff.brands());
        filter.present(filter.brand())
                .ifPresent(brand -> brandIds.retainAll(Set.of(brands.get(brand).id())));
        var assignedNumbers = filter.present(filter.assignee()).map(assignees::ticketsOf);
        if (brandIds.isEmpty() || assignedNumbers.filter(Set::isEmpty).isPresent()) {
            return new Page<>(List.of(), null);
        }
        var foundNumbers = filter.searchText()
                .map(text -> search.numbers(text, searchFilter(filter, assignedNumbers, sort, after), staff));
        if (foundNumbers.filter(Set::isEmpty).isPresent()) {
            return new Page<>(List.of(), null);
        }
        var now = clock.instant();
        var conditions = new ArrayList<>(List.of("t.brand in (:brandIds)"));
        foundNumbers.ifPresent(numbers -> conditions.add("t.number in (:foundNumbers)"));
        assignedNumbers.ifPresent(numbers -> conditions.add("t.number in (:assignedNumbers)"));
        if (!staff.hasRole(Roles.ADMIN)) {
            conditions.add("(not t.restricted or t.team in (:teams))");
        }
        filter.addConditions(conditions);
        if (after != null) {
            conditions.add(sort.afterCondition());
        }
        var query = db.sql(
                        """
                        select t.number, t.brand, t.subject, t.status, t.priority, t.team, t.received_at,
                          c.email, c.name, d.due, d.at_risk_at
                        from ticket t join customer c on c.id = t.customer_id
                          left join ticket_deadline d on d.number = t.number
                        where %s order by %s limit %d"""
                                .formatted(String.join(" and ", conditions), sort.orderBy(), limit + 1))
                .param("brandIds", brandIds)
                .param("foundNumbers", foundNumbers.orElse(Set.of()))
                .param("assignedNumbers", assignedNumbers.orElse(Set.of()))
                .param("teams", staff.teams().isEmpty() ? Set.of("") : staff.teams())
                .param("now", now)
                .params(filter.parameters());
        if (after != null) {
            query.param("value", Instant.parse(after.value())).param("key", after.key());
        }
        var page = Page.of(query.query((row, index) -> row(row, now)).list(), limit, sort::cursor);
        return new Page<>(withAssignees(page.items()), page.next());
    }

    private static TicketSearch.ListFilter searchFilter(
            TicketFilter filter, Optional<Set<String>> assignedNumbers, TicketSort sort, Cursor after) {
        var newestFirst = sort == TicketSort.NEWEST;
        return new TicketSearch.ListFilter(
                filter.present(filter.brand()),
                filter.present(filter.status()),
                filter.present(filter.team()),
                filter.present(filter.priority()),
                assignedNumbers,
                newestFirst,
                Optional.ofNullable(newestFirst ? after : null)
                        .map(cursor -> new TicketSearch.ListPosition(Instant.parse(cursor.value()), cursor.key())),
                newestFirst && filter.present(filter.risk()).isEmpty()
                        ? Page.limit(filter.limit()) + 1
                        : TicketSearch.MAX_LISTED);
    }

    private List<TicketSummary> withAssignees(List<TicketSummary> page) {
        Map<String, String> assigneesByNumber =
                assignees.of(page.stream().map(TicketSummary::number).toList());
        return page.stream()
                .map(summary -> summary.withAssignee(assigneesByNumber.get(summary.number())))
                .toList();
    }

    private static TicketSummary row(ResultSet row, Instant now) throws SQLException {
        var due = instant(row, "due");
        return new TicketSummary(
                row.getString("number"),
                row.getString("brand"),
                row.getString("subject"),
                new RequesterSummary(row.getString("email"), row.getString("name")),
                row.getString("status"),
                row.getString("priority"),
                row.getString("team"),
                null,
                due,
                due == null ? null : Risk.at(now, due, instant(row, "at_risk_at")),
                instant(row, "received_at"));
    }
}
