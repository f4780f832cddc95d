package io.guichet;

import io.guichet.web.Cursor;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The views of the lists of tickets that {@link ListBenchmark} requests: no filter, each filter and each pair of filters
 * that finds a ticket, and some of three; both orders; first, middle and last page.
 */
final class ListViews {

    private static final int PAGE = 50;

    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-02-01T00:00:00Z");

    private static final Map<String, List<String>> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put("brand", List.of("zoom", "vimeo"));
        VALUES.put(
                "status",
                List.of(
                        "IN_PROGRESS",
                        "WAITING_FOR_CUSTOMER",
                        "WITH_SPECIALIST",
                        "WITH_DEVELOPER",
                        "AWAITING_PAYMENT",
                        "SOLVED",
                        "CLOSED"));
        VALUES.put("team", List.of("helpcenter-technical", "vimeo-support", "zoom-support", "webshop-specialists"));
        VALUES.put("priority", List.of("normal", "P1", "P2", "urgent"));
        VALUES.put("risk", List.of("AT_RISK", "OVERDUE"));
        VALUES.put("assignee", List.of("agent"));
    }

    private final List<TicketRow> tickets = new ArrayList<>();
    private final Set<String> assigned = new HashSet<>();
    private final Instant now = Instant.now();

    /** A view of a class of similar views, and the address that shows it. */
    record View(String group, String name, String path) {}

    private record Choice(String filter, String value) {

        @Override
        public String toString() {
            return filter + "=" + value;
        }
    }

    private record TicketRow(
            String number,
            String brand,
            String status,
            String team,
            String priority,
            Instant due,
            Instant atRisk,
            Instant received) {

        Instant dueSortKey() {
            if (status.equals("CLOSED")) {
                return LAST;
            }
            return due == null ? NEVER : due;
        }
    }

    private ListViews() {}

    static List<View> of(SpeedDatabase database) throws SQLException {
        var views = new ListViews();
        views.read(database);
        return views.all();
    }

    private void read(SpeedDatabase database) throws SQLException {
        var texts = new java.util.HashMap<String, String>();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(10_000);
            try (var row = statement.executeQuery(
                    "select number, brand, status, team, priority, due, at_risk_at, received_at from ticket")) {
                while (row.next()) {
                    var columns = new String[5];
                    for (int column = 0; column < columns.length; column++) {
                        columns[column] = row.getString(column + 1);
                        if (column > 0 && columns[column] != null) {
                            columns[column] = texts.computeIfAbsent(columns[column], text -> text);
                        }
                    }
                    tickets.add(new TicketRow(
                            columns[0],
                            columns[1],
                            columns[2],
                            columns[3],
                            columns[4],
                            instant(row.getObject(6, OffsetDateTime.class)),
                            instant(row.getObject(7, OffsetDateTime.class)),
                            instant(row.getObject(8, OffsetDateTime.class))));
                }
            }
            try (var row = statement.executeQuery(
                    """
                    select r.business_key_ from act_ru_task k join act_ru_execution e on e.id_ = k.proc_inst_id_
                      join act_ru_execution r on r.id_ = e.root_proc_inst_id_ where k.assignee_ = 'agent'""")) {
                while (row.next()) {
                    assigned.add(row.getString(1));
                }
            }
        }
    }

    private static Instant instant(OffsetDateTime value) {
        return value == null ? null : value.toInstant();
    }

    private List<View> all() {
        var views = new ArrayList<View>();
        for (var sort : List.of("due", "-created")) {
            tickets.sort(order(sort));
            for (var filters : filters()) {
                var sorted = tickets.stream().filter(matches(filters)).toList();
                if (sorted.isEmpty()) {
                    continue;
                }
                var group = filters.stream().map(Choice::filter).collect(Collectors.joining("+"));
                var query = filters.stream().map(filter -> "&" + filter).collect(Collectors.joining());
                addPages(views, group.isEmpty() ? "no filter" : group, sort, query, sorted);
            }
        }
        for (var page : List.of(
                "",
                "?sort=-created",
                "?status=IN_PROGRESS",
                "?risk=OVERDUE",
                "?assignee=agent",
                "?brand=zoom&status=CLOSED")) {
            views.add(new View("page /desk/tickets", "/desk/tickets" + page, "/desk/tickets" + page));
        }
        return views;
    }

    private static void addPages(List<View> views, String group, String sort, String query, List<TicketRow> sorted) {
        var path = "/api/tickets?sort=" + sort + query;
        views.add(new View(group + ", " + sort + ", first", path, path));
        if (sorted.size() > PAGE) {
            for (var page : Map.of("middle", sorted.size() / 2, "last", sorted.size() - PAGE)
                    .entrySet()) {
                var before = sorted.get(page.getValue() - 1);
                var value = sort.equals("due") ? before.dueSortKey() : before.received();
                views.add(new View(
                        "%s, %s, %s".formatted(group, sort, page.getKey()),
                        path + " " + page.getKey(),
                        path + "&after=" + new Cursor(value.toString(), before.number()).encode()));
            }
        }
    }

    private static Comparator<TicketRow> order(String sort) {
        return sort.equals("due")
                ? Comparator.comparing(TicketRow::dueSortKey).thenComparing(TicketRow::number)
                : Comparator.comparing(TicketRow::received)
                        .thenComparing(TicketRow::number)
                        .reversed();
    }

    private static List<List<Choice>> filters() {
        var names = List.copyOf(VALUES.keySet());
        var filters = new ArrayList<List<Choice>>();
        filters.add(List.of());
        for (int first = 0; first < names.size(); first++) {
            for (var choice : choices(names.get(first))) {
                filters.add(List.of(choice));
                for (var second : names.subList(first + 1, names.size())) {
                    choices(second).forEach(other -> filters.add(List.of(choice, other)));
                }
            }
        }
        for (var status : List.of("IN_PROGRESS", "CLOSED")) {
            filters.add(List.of(
                    new Choice("status", status),
                    new Choice("team", "vimeo-support"),
                    new Choice("priority", "urgent")));
            filters.add(List.of(
                    new Choice("brand", "zoom"), new Choice("status", status), new Choice("team", "zoom-support")));
            filters.add(List.of(
                    new Choice("status", status), new Choice("team", "zoom-support"), new Choice("risk", "OVERDUE")));
            filters.add(
                    List.of(new Choice("status", status), new Choice("priority", "P1"), new Choice("risk", "AT_RISK")));
        }
        return filters;
    }

    private static List<Choice> choices(String filter) {
        return VALUES.get(filter).stream()
                .map(value -> new Choice(filter, value))
                .toList();
    }

    private Predicate<TicketRow> matches(List<Choice> filters) {
        return ticket -> filters.stream().allMatch(filter -> matches(ticket, filter));
    }

    private boolean matches(TicketRow ticket, Choice choice) {
        return switch (choice.filter()) {
            case "brand" -> choice.value().equals(ticket.brand());
            case "status" -> choice.value().equals(ticket.status());
            case "team" -> choice.value().equals(ticket.team());
            case "priority" -> choice.value().equals(ticket.priority());
            case "assignee" -> assigned.contains(ticket.number());
            case "risk" ->
                ticket.due() != null
                        && (choice.value().equals("OVERDUE")
                                ? ticket.due().isBefore(now)
                                : !ticket.due().isBefore(now)
                                        && !ticket.atRisk().isAfter(now));
            default -> throw new IllegalArgumentException(choice.filter());
        };
    }
}
