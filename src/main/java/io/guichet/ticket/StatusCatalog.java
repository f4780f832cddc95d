package io.guichet.ticket;

import io.guichet.brand.LocalisedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The statuses and task names of the deployed diagrams. Package {@code process} supplies them, since this package does not
 * know the engine; they are read at first use and again after a deployment or its deletion.
 */
@Component
public class StatusCatalog {

    private volatile Supplier<DiagramTexts> source = () -> new DiagramTexts(List.of(), Map.of());
    private volatile Entries entries;

    /**
     * Texts of the diagrams.
     *
     * @param statuses statuses in the order of the diagrams
     * @param taskNames names by the key of the task, which is the name of its form, and by its id in the diagram
     */
    public record DiagramTexts(List<TicketStatus> statuses, Map<String, LocalisedText> taskNames) {}

    private record Entries(Map<String, TicketStatus> statuses, Map<String, LocalisedText> taskNames) {}

    public void readFrom(Supplier<DiagramTexts> diagrams) {
        source = diagrams;
        refresh();
    }

    /** Clears the cache after a deployment or its deletion. */
    public void refresh() {
        entries = null;
    }

    /** All statuses of tickets in the order of the diagrams; closed comes last. */
    public List<TicketStatus> ofTickets() {
        return all().stream().filter(TicketStatus::reachableByTickets).toList();
    }

    /** The same with the statuses of questions, surveys and calls for a lead. */
    public List<TicketStatus> all() {
        return List.copyOf(entries().statuses().values());
    }

    /** The statuses of tickets that are solved or closed: nobody has to act. */
    public Set<String> ended() {
        return ofTickets().stream()
                .filter(status -> status.turn() == TicketStatus.Turn.NOBODY)
                .map(TicketStatus::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A condition of the table of tickets with that alias: the ticket is neither solved nor closed. */
    public String isOpen(String alias) {
        return "%s.status not in (%s)"
                .formatted(alias, ended().stream().map("'%s'"::formatted).collect(Collectors.joining(", ")));
    }

    /** The status with that id. An unknown one is looked up in the diagrams again, then treated as the desk's turn. */
    public TicketStatus get(String id) {
        if (!entries().statuses().containsKey(id)) {
            refresh();
        }
        return Optional.ofNullable(entries().statuses().get(id)).orElseGet(() -> TicketStatus.unknown(id));
    }

    /** Name of the tasks with this key or id in the diagrams. */
    Optional<LocalisedText> taskName(String key) {
        return Optional.ofNullable(entries().taskNames().get(key));
    }

    private Entries entries() {
        var current = entries;
        if (current == null) {
            current = read();
            entries = current;
        }
        return current;
    }

    private Entries read() {
        var texts = source.get();
        var statuses = new LinkedHashMap<String, TicketStatus>();
        texts.statuses().forEach(status -> statuses.put(status.id(), status));
        statuses.put(Ticket.CLOSED, TicketStatus.unknown(Ticket.CLOSED));
        return new Entries(statuses, texts.taskNames());
    }
}
