package io.guichet.desk;

import static io.guichet.jdbc.Columns.instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brands;
import io.guichet.customer.VerificationMethod;
import io.guichet.search.TicketSearch;
import io.guichet.ticket.Risk;
import io.guichet.ticket.StatusCatalog;
import io.guichet.ticket.TicketTags;
import io.guichet.web.Cursor;
import io.guichet.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists the tickets of a user's brands: filtered, sorted, in pages. Instants are UTC. */
@Component
public class TicketList {

    /** The offset keeps the planner from reading the tickets in the order of the list. */
    private static final String LISTED = "(select * from ticket where number in (:numbers) offset 0 rows) t";

    private final JdbcClient db;
    private final Brands brands;
    private final Assignees assignees;
    private final TicketSearch search;
    private final TicketTags tags;
    private final StatusCatalog statuses;
    private final Clock clock;

    TicketList(
            JdbcClient db,
            Brands brands,
            Assignees assignees,
            TicketSearch search,
            TicketTags tags,
            StatusCatalog statuses,
            Clock clock) {
        this.statuses = statuses;
        this.tags = tags;
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
     * @param by how they proved the address; null if they did not
     */
    public record RequesterSummary(
            String email, String name, RequesterResponse.Verification verification, VerificationMethod by) {

        static RequesterSummary of(String email, String given, String recorded, VerificationMethod by) {
            return new RequesterSummary(
                    email, RequesterResponse.nameOf(by, given, recorded), RequesterResponse.Verification.of(by), by);
        }

        /** Whether the address is proved. */
        @JsonIgnore
        public boolean isVerified() {
            return by != null;
        }

        /** The name, or the address if there is none. */
        public String displayName() {
            return name == null || name.isBlank() ? email : name;
        }
    }

    /**
     * A ticket in a list.
     *
     * @param assignee who works on an open task of it, or else whose ticket it is; null if it is the team's
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
     * A page of the matching tickets that the user may see. The index determines which tickets with the words are on the
     * page, the database checks them again. Not transactional: the search needs a connection of its own.
     */
    public Page<TicketSummary> of(TicketFilter filter, StaffMember staff) {
        var sort = filter.sortOrder();
        var after = sort.after(filter.after());
        var limit = Page.limit(filter.limit());
        var brandIds = new TreeSet<>(staff.brands());
        filter.present(filter.brand())
                .ifPresent(brand -> brandIds.retainAll(Set.of(brands.get(brand).id())));
        if (brandIds.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var now = clock.instant();
        var found = filter.searchText().map(text -> search.places(text, searchFilter(filter, after, now), staff));
        if (found.filter(List::isEmpty).isPresent()) {
            return new Page<>(List.of(), null);
        }
        var assignee = filter.present(filter.assignee());
        var listed = found.map(TicketList::numbers)
                .or(() -> assignee.map(assignees::ticketsOfOthersClaimedBy))
                .orElse(Set.of());
        var conditions = new ArrayList<String>();
        if (!staff.hasRole(Roles.ADMIN)) {
            conditions.add("(not t.restricted or t.team in (:teams))");
        }
        filter.addConditions(conditions);
        if (filter.isOpenOnly()) {
            conditions.add(statuses.isOpen("t"));
        }
        var continues = after != null && found.isEmpty();
        if (continues) {
            conditions.add(sort.afterCondition(after, filter.isSelective()));
        }
        var branches = new ArrayList<Branch>();
        if (!listed.isEmpty()) {
            branches.add(Branch.ofListed(brandIds));
        }
        if (found.isEmpty()) {
            brandIds.forEach(brand -> {
                var end = Optional.ofNullable(after)
                        .flatMap(position -> sort.endCondition(position, filter.isSelective(), brand));
                branches.add(Branch.ofBrand(brand, assignee, end));
            });
        }
        var query = db.sql(sql(branches, conditions, sort, limit + 1))
                .param("numbers", listed)
                .param("assignee", assignee.orElse(null))
                .param("teams", staff.teams().isEmpty() ? Set.of("") : staff.teams())
                .param("now", now)
                .params(filter.parameters());
        if (continues) {
            query.param("value", Instant.parse(after.value())).param("key", after.key());
        }
        var rows = query.query((row, index) -> row(row, now)).list();
        var page = found.map(places -> pageOf(places, rows, limit)).orElseGet(() -> Page.of(rows, limit, sort::cursor));
        return new Page<>(withAssignees(page.items()), page.next());
    }

    private static Set<String> numbers(List<TicketSearch.ListPosition> places) {
        return places.stream().map(TicketSearch.ListPosition::number).collect(Collectors.toSet());
    }

    /**
     * The page of the found tickets, in the order of the index: the database may compare numbers by another collation. The
     * next page follows the last place, also if that ticket does not match any more.
     */
    private static Page<TicketSummary> pageOf(
            List<TicketSearch.ListPosition> places, List<TicketSummary> rows, int limit) {
        var byNumber = rows.stream().collect(Collectors.toMap(TicketSummary::number, row -> row));
        var page = Page.of(places, limit, place -> new Cursor(place.instant().toString(), place.number()));
        var items = page.items().stream()
                .map(place -> byNumber.get(place.number()))
                .filter(Objects::nonNull)
                .toList();
        return new Page<>(items, page.next());
    }

    /** A part of the tickets: those of a brand, because the indexes have the order of one, or some that are known. */
    private record Branch(String from, String where) {

        /** @param end condition for the end of the brand's tickets */
        static Branch ofBrand(String brand, Optional<String> assignee, Optional<String> end) {
            var conditions = Stream.of(
                            Optional.of("t.brand = '%s'".formatted(brand)),
                            assignee.map(ignored -> "t.assignee = :assignee"),
                            end)
                    .flatMap(Optional::stream);
            return new Branch("ticket t", conditions.collect(Collectors.joining(" and ")));
        }

        static Branch ofListed(Set<String> brands) {
            var literals = brands.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
            return new Branch(LISTED, "t.brand in (%s)".formatted(literals));
        }
    }

    /** Reads the first rows of each branch and merges them. */
    private static String sql(List<Branch> branches, List<String> conditions, TicketSort sort, int rows) {
        var ofBranch =
                """
                (select t.number, t.brand, t.customer_id, t.subject, t.status, t.priority, t.team, t.received_at, t.due,
                  t.at_risk_at, t.due_sort_key, t.verified_by, t.requester_name, t.assignee
                from %s
                where %s order by %s limit %d)""";
        return branches.stream()
                .map(branch -> ofBranch.formatted(
                        branch.from(),
                        Stream.concat(Stream.of(branch.where()), conditions.stream())
                                .collect(Collectors.joining(" and ")),
                        sort.orderBy("t"),
                        rows))
                .collect(Collectors.joining(
                        " union all ",
                        "select p.*, c.email, c.name from (select u.* from (",
                        ") u order by %s limit %d) p join customer c on c.id = p.customer_id order by %s"
                                .formatted(sort.orderBy("u"), rows, sort.orderBy("p"))));
    }

    /** The tickets of the assignee and those with the tag, which the index does not know. */
    private Optional<Set<String>> knownNumbers(TicketFilter filter) {
        var assigned = filter.present(filter.assignee()).map(assignees::ticketsOf);
        var tagged = filter.present(filter.tag()).map(TicketTags::normalised).map(tags::ticketsWith);
        if (assigned.isEmpty() || tagged.isEmpty()) {
            return assigned.or(() -> tagged);
        }
        var both = new TreeSet<>(assigned.get());
        both.retainAll(tagged.get());
        return Optional.of(both);
    }

    private TicketSearch.ListFilter searchFilter(TicketFilter filter, Cursor after, Instant now) {
        var risk = filter.wantedRisk();
        return new TicketSearch.ListFilter(
                filter.present(filter.brand()),
                filter.present(filter.status()).filter(status -> !filter.isOpenOnly()),
                filter.isOpenOnly() ? statuses.ended() : Set.of(),
                filter.present(filter.team()),
                filter.present(filter.priority()),
                knownNumbers(filter),
                Optional.ofNullable(filter.restricted()),
                risk.filter(Risk.OVERDUE::equals).map(overdue -> now),
                risk.filter(Risk.AT_RISK::equals).map(atRisk -> now),
                filter.sortOrder().searchOrder(),
                Optional.ofNullable(after)
                        .map(cursor -> new TicketSearch.ListPosition(Instant.parse(cursor.value()), cursor.key())),
                Page.limit(filter.limit()) + 1);
    }

    private List<TicketSummary> withAssignees(List<TicketSummary> page) {
        Map<String, String> assigneesByNumber =
                assignees.of(page.stream().map(TicketSummary::number).toList());
        return page.stream()
                .map(summary ->
                        summary.withAssignee(assigneesByNumber.getOrDefault(summary.number(), summary.assignee())))
                .toList();
    }

    private static TicketSummary row(ResultSet row, Instant now) throws SQLException {
        var due = instant(row, "due");
        return new TicketSummary(
                row.getString("number"),
                row.getString("brand"),
                row.getString("subject"),
                RequesterSummary.of(
                        row.getString("email"),
                        row.getString("requester_name"),
                        row.getString("name"),
                        VerificationMethod.read(row.getString("verified_by"))),
                row.getString("status"),
                row.getString("priority"),
                row.getString("team"),
                row.getString("assignee"),
                due,
                due == null ? null : Risk.at(now, due, instant(row, "at_risk_at")),
                instant(row, "received_at"));
    }
}
