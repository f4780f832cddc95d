package io.guichet.ticket;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tags of tickets: words that staff choose freely, in lower case. */
@Component
@Transactional
public class TicketTags {

    /** Number of tags that a ticket may have. */
    public static final int MAX_TAGS = 20;

    /** A tag; commas separate tags in fields. */
    public static final TextRule TAG = TextRule.line(40);

    private final JdbcClient db;
    private final Tickets tickets;

    TicketTags(JdbcClient db, Tickets tickets) {
        this.db = db;
        this.tickets = tickets;
    }

    /** The tags of a ticket in alphabetical order. */
    @Transactional(readOnly = true)
    public List<String> of(String number) {
        return db.sql("select tag from ticket_tag where number = :number order by tag")
                .param("number", number)
                .query(String.class)
                .list();
    }

    /** Tags of a brand's tickets, the most frequent ones first. */
    @Transactional(readOnly = true)
    public List<String> frequent(String brand, int limit) {
        return db.sql(
                        """
                        select g.tag from ticket_tag g join ticket t on t.number = g.number
                        where t.brand = :brand and not t.restricted
                        group by g.tag order by count(*) desc, g.tag limit :limit""")
                .param("brand", brand)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** The numbers of tickets with that tag. */
    @Transactional(readOnly = true)
    public Set<String> ticketsWith(String tag) {
        return Set.copyOf(db.sql("select number from ticket_tag where tag = :tag")
                .param("tag", tag)
                .query(String.class)
                .list());
    }

    /**
     * Replaces the tags. The timeline records what has changed.
     *
     * @return the tags as stored
     * @throws BadInput about {@code tags} if one is not a tag, or if there are too many
     */
    public List<String> set(String number, Collection<String> wanted, Actor by) {
        var tags = normalised(wanted);
        tickets.lock(number);
        var known = of(number);
        var removed = new ArrayList<>(known);
        removed.removeAll(tags);
        var added = new ArrayList<>(tags);
        added.removeAll(known);
        removed.forEach(tag -> db.sql("delete from ticket_tag where number = :number and tag = :tag")
                .param("number", number)
                .param("tag", tag)
                .update());
        insert(number, added);
        if (!removed.isEmpty() || !added.isEmpty()) {
            tickets.record(number, "tags", by, Map.of("tags", String.join(", ", tags)));
        }
        return List.copyOf(tags);
    }

    /** Adds tags, as they are stored, to a ticket that has none. */
    public void insert(String number, Collection<String> tags) {
        tags.forEach(tag -> db.sql("insert into ticket_tag (number, tag) values (:number, :tag)")
                .param("number", number)
                .param("tag", tag)
                .update());
    }

    private static List<FieldError> errors(String tag) {
        return TAG.errors("tags", tag, "tag.too-long", TAG.maxLength());
    }

    /** The tag as it is stored; lower case can be longer. */
    public static String normalised(String tag) {
        return InputText.strip(InputText.clean(tag)).toLowerCase(Locale.ROOT);
    }

    /**
     * The tags as they are stored, in alphabetical order.
     *
     * @throws BadInput about {@code tags} if one is not a tag, or if there are too many
     */
    public static SortedSet<String> normalised(Collection<String> wanted) {
        var tags = new TreeSet<String>();
        for (var tag : wanted) {
            BadInput.throwIfAny(errors(tag));
            if (!InputText.isBlank(tag)) {
                var normalised = normalised(tag);
                BadInput.throwIfAny(errors(normalised));
                tags.add(normalised);
            }
        }
        if (tags.stream().anyMatch(tag -> tag.indexOf(',') >= 0)) {
            throw new BadInput("tags", "must not contain a comma");
        }
        if (tags.size() > MAX_TAGS) {
            throw new BadInput(
                    List.of(new FieldError("tags", "may be at most %d".formatted(MAX_TAGS), "tag.too-many", MAX_TAGS)));
        }
        return tags;
    }
}
