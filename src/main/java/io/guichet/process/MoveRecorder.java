package io.guichet.process;

import io.guichet.email.EmailMessage;
import io.guichet.email.Outbox;
import io.guichet.process.ModificationResult.ClockChange;
import io.guichet.process.ModificationResult.MoveOutcome;
import io.guichet.process.ModificationResult.Text;
import io.guichet.process.TicketPosition.OpenTask;
import io.guichet.sla.ClockSnapshot;
import io.guichet.sla.Deadlines;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Records a move with its reason in the timeline and in the ledger, and says what it has changed. */
@Component
class MoveRecorder {

    private final Tickets tickets;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final IncidentFormatter formatter;

    MoveRecorder(Tickets tickets, Deadlines deadlines, Outbox outbox, IncidentFormatter formatter) {
        this.tickets = tickets;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.formatter = formatter;
    }

    /** What a ticket was like before it is moved. */
    record StateBefore(Ticket ticket, TicketPosition position, List<ClockSnapshot> clocks, List<Long> emails) {}

    StateBefore before(Ticket ticket, TicketPosition position) {
        var number = ticket.number();
        return new StateBefore(ticket, position, deadlines.snapshots(number), emailIds(number));
    }

    private List<Long> emailIds(String number) {
        return outbox.of(number).stream().map(EmailMessage::id).toList();
    }

    /** @param waiting whether the ticket waits for somebody else now */
    void record(StateBefore before, TicketPosition after, boolean waiting, String reason, Actor by) {
        var number = before.ticket().number();
        var moved = tickets.get(number);
        var reopened = before.ticket().isSolved() && !moved.isSolved() && !moved.isClosed();
        deadlines.recordMove(number, reason, by, reopened, waiting);
        tickets.record(number, "moved", by, details(before.position(), after, reason));
    }

    private Map<String, String> details(TicketPosition before, TicketPosition after, String reason) {
        return Map.of(
                "from", before.activities(),
                "fromVersion", text(before.version()),
                "to", after.activities(),
                "toVersion", text(after.version()),
                "toName", formatter.places(after, Locale.ENGLISH),
                "toNameFr", formatter.places(after, Locale.FRENCH),
                "reason", reason);
    }

    private static String text(Integer version) {
        return Optional.ofNullable(version).map(Object::toString).orElse("");
    }

    ModificationResult result(StateBefore before, TicketPosition after, MoveOutcome outcome) {
        var number = before.ticket().number();
        return new ModificationResult(
                number,
                before.position(),
                after,
                ClockChange.between(before.clocks(), deadlines.snapshots(number)),
                lost(before.position(), after),
                outbox.of(number).stream()
                        .filter(email -> !before.emails().contains(email.id()))
                        .map(EmailMessage::template)
                        .toList(),
                outcome,
                null);
    }

    /** The place of the task, whose name the reader gets in their language. */
    private static Object name(TicketPosition position, OpenTask task) {
        return position.places().stream()
                .filter(place -> place.instance().equals(task.instance())
                        && place.activity().equals(task.activity()))
                .<Object>map(place -> place)
                .findFirst()
                .orElse(task.name());
    }

    private static List<Text> lost(TicketPosition before, TicketPosition after) {
        var lost = new ArrayList<Text>();
        for (var task : before.tasks()) {
            if (after.tasks().stream().noneMatch(other -> other.activity().equals(task.activity()))) {
                lost.add(
                        task.assignee() == null
                                ? Text.of("incidents.lost.task", name(before, task))
                                : Text.of("incidents.lost.claimed-task", name(before, task), task.assignee()));
            }
        }
        before.places().stream()
                .filter(place -> place.called() && after.in(place.process()).isEmpty())
                .map(place -> Text.of("incidents.lost.called-process", place.process()))
                .forEach(lost::add);
        return lost;
    }
}
