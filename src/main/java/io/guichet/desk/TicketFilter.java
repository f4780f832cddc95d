package io.guichet.desk;

import com.google.re2j.Pattern;
import io.guichet.problem.BadInput;
import io.guichet.ticket.Risk;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketTags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Raw filter parameters of a ticket list; blank ones do not filter.
 *
 * @param status a status, or {@link #OPEN}
 * @param assignee user id of the assignee
 * @param risk {@code AT_RISK} or {@code OVERDUE}
 * @param tag a tag that the ticket has
 * @param restricted whether the tickets are restricted; null for all
 * @param q words that the ticket contains, in any order
 * @param sort {@code due} (default) or {@code -created}
 * @param after cursor of the previous page
 */
public record TicketFilter(
        String brand,
        String status,
        String team,
        String assignee,
        String priority,
        String risk,
        String tag,
        Boolean restricted,
        String q,
        String sort,
        String after,
        Integer limit) {

    /** Stands for all statuses in which somebody has to act: tickets that are neither solved nor closed. */
    static final String OPEN = "OPEN";

    private static final int MAX_SEARCH_LENGTH = 200;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

    /** The same with that page size. */
    TicketFilter withLimit(int rows) {
        return new TicketFilter(brand, status, team, assignee, priority, risk, tag, restricted, q, sort, after, rows);
    }

    TicketSort sortOrder() {
        return TicketSort.parse(present(sort).orElse("due"));
    }

    Optional<String> present(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The words to search for. Throws {@link BadInput} if they are no text. */
    Optional<String> searchText() {
        return present(text("q", q));
    }

    void addConditions(List<String> conditions) {
        present(status)
                .filter(wanted -> !wanted.equals(OPEN))
                .ifPresent(wanted -> conditions.add("t.status = " + operand("status", wanted)));
        present(team).ifPresent(wanted -> conditions.add("t.team = " + operand("team", wanted)));
        present(priority).ifPresent(wanted -> conditions.add("t.priority = " + operand("priority", wanted)));
        present(tag)
                .ifPresent(wanted -> conditions.add(
                        "exists (select 1 from ticket_tag g where g.number = t.number and g.tag = :tag)"));
        wantedRisk().ifPresent(wanted -> conditions.add(wanted.sqlCondition()));
        if (restricted != null) {
            conditions.add(restricted ? "t.restricted" : "not t.restricted");
        }
    }

    boolean isOpenOnly() {
        return present(status).filter(OPEN::equals).isPresent();
    }

    /** Whether few tickets match a filter of team, priority, tag or status; most tickets are closed. */
    boolean isSelective() {
        return present(assignee).isPresent()
                || present(team).isPresent()
                || present(priority).isPresent()
                || present(tag).isPresent()
                || present(status)
                        .filter(wanted -> !wanted.equals(Ticket.CLOSED))
                        .isPresent();
    }

    /** An id as a literal, so that the database knows how frequent it is when it chooses an index; other texts by name. */
    private static String operand(String parameter, String value) {
        return ID.matcher(value).matches() ? "'%s'".formatted(value) : ":" + parameter;
    }

    Map<String, Object> parameters() {
        var values = new HashMap<String, Object>();
        values.put("status", text("status", status));
        values.put("team", text("team", team));
        values.put("priority", text("priority", priority));
        values.put("tag", TicketTags.normalised(text("tag", tag)));
        return values;
    }

    private String text(String field, String value) {
        var text = present(value).orElse("");
        if (text.indexOf('\0') >= 0 || text.length() > MAX_SEARCH_LENGTH) {
            throw new BadInput(field, "must be a text of at most %d characters".formatted(MAX_SEARCH_LENGTH));
        }
        return text;
    }

    /** Throws {@link BadInput} for an unknown risk. */
    Optional<Risk> wantedRisk() {
        return present(risk).map(TicketFilter::parseRisk);
    }

    private static Risk parseRisk(String risk) {
        return Stream.of(Risk.values())
                .filter(known -> known.name().equals(risk))
                .findFirst()
                .orElseThrow(() -> new BadInput("risk", "must be AT_RISK or OVERDUE"));
    }
}
