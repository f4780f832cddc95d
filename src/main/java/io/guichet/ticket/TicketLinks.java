package io.guichet.ticket;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links between tickets of one brand. */
@Component
@Transactional
public class TicketLinks {

    /** Tickets with the same problem that are found at most. */
    public static final int MAX_GROUP = 200;

    private final JdbcClient db;
    private final Tickets tickets;
    private final Clock clock;

    TicketLinks(JdbcClient db, Tickets tickets, Clock clock) {
        this.db = db;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** What a link says. */
    public enum LinkType {
        /** Both are about the same problem. */
        SAME_PROBLEM,
        /** The first one must be solved before the second one. */
        BLOCKS;

        /** Whether a link says of the second ticket what it says of the first one. */
        boolean isSymmetric() {
            return this == SAME_PROBLEM;
        }
    }

    /** A link from one ticket to another one. */
    public record TicketLink(LinkType type, String from, String to) {

        /** The other end. */
        public String other(String number) {
            return from.equals(number) ? to : from;
        }
    }

    /** The links of a ticket in both directions. */
    @Transactional(readOnly = true)
    public List<TicketLink> of(String number) {
        return between(Set.of(number));
    }

    /** The other tickets that are linked as the same problem, directly or through others. */
    @Transactional(readOnly = true)
    public List<String> sameProblem(String number) {
        var group = new LinkedHashSet<String>(Set.of(number));
        var newest = Set.of(number);
        while (!newest.isEmpty() && group.size() < MAX_GROUP) {
            var found = new LinkedHashSet<String>();
            between(newest).stream()
                    .filter(link -> link.type() == LinkType.SAME_PROBLEM)
                    .forEach(link -> found.addAll(List.of(link.from(), link.to())));
            found.removeAll(group);
            group.addAll(found);
            newest = found;
        }
        group.remove(number);
        return group.stream().sorted().toList();
    }

    private List<TicketLink> between(Set<String> numbers) {
        return db.sql(
                        """
                        select type, number, linked from ticket_link where number in (:numbers)
                        union select type, number, linked from ticket_link where linked in (:numbers)
                        order by 1, 2, 3""")
                .param("numbers", numbers)
                .query((row, index) -> new TicketLink(
                        LinkType.valueOf(row.getString("type")), row.getString("number"), row.getString("linked")))
                .list();
    }

    /** Links two tickets of one brand. Idempotent. Throws {@link BadInput} about {@code number} if they cannot be linked. */
    public void add(String number, LinkType type, String other, Actor by) {
        if (number.equals(other)) {
            throw new BadInput(List.of(new FieldError("number", "must be another ticket", "link.same-ticket")));
        }
        var inOrder = new ArrayList<>(Set.of(number, other));
        inOrder.sort(null);
        inOrder.forEach(tickets::lock);
        if (!tickets.get(number).brand().equals(tickets.get(other).brand())) {
            throw new BadInput(
                    List.of(new FieldError("number", "must be a ticket of the same brand", "link.other-brand")));
        }
        if (isLinked(number, type, other)) {
            return;
        }
        db.sql(
                        """
                        insert into ticket_link (number, type, linked, linked_by, linked_at)
                        values (:number, :type, :other, :by, :now)""")
                .param("number", number)
                .param("type", type.name())
                .param("other", other)
                .param("by", by.id())
                .param("now", clock.instant())
                .update();
        tickets.record(number, "linked", by, Map.of("number", other));
        tickets.record(other, "linked", by, Map.of("number", number));
    }

    /** Removes the link, of a type that is symmetric in either direction; nothing changes if there is none. */
    public void remove(String number, LinkType type, String other, Actor by) {
        var removed = delete(number, type, other) + (type.isSymmetric() ? delete(other, type, number) : 0);
        if (removed > 0) {
            tickets.record(number, "unlinked", by, Map.of("number", other));
            tickets.record(other, "unlinked", by, Map.of("number", number));
        }
    }

    private int delete(String from, LinkType type, String to) {
        return db.sql("delete from ticket_link where number = :from and type = :type and linked = :to")
                .param("from", from)
                .param("type", type.name())
                .param("to", to)
                .update();
    }

    private boolean isLinked(String number, LinkType type, String other) {
        return of(number).stream()
                .filter(link -> link.type() == type && link.other(number).equals(other))
                .anyMatch(link -> type.isSymmetric() || link.from().equals(number));
    }
}
