package io.guichet.process;

import io.guichet.jdbc.UnitOfWork;
import io.guichet.process.ModificationResult.MoveOutcome;
import io.guichet.process.ModificationTargets.ModificationTarget;
import io.guichet.process.TicketPosition.Place;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.StatusCatalog;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketStatus.Turn;
import io.guichet.ticket.Tickets;
import io.guichet.web.RetryableTransaction;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Moves one ticket as one unit of work. A trial does the very same and rolls it back, so that it tells what would really
 * happen. The ticket's row is locked first: replies, and other administrators, come before or after.
 */
@Component
class TicketModification {

    private static final Set<Turn> WAITS_FOR_OTHERS = Set.of(Turn.CUSTOMER, Turn.NOBODY);

    private final Tickets tickets;
    private final Conversation conversation;
    private final StatusCatalog statuses;
    private final TicketPositions positions;
    private final StuckTickets stuckTickets;
    private final TokenMover mover;
    private final KeptState keptState;
    private final TicketStages stages;
    private final MoveRecorder recorder;
    private final RunningModification running;
    private final UnitOfWork unitOfWork;
    private final IdentityService identities;

    TicketModification(
            Tickets tickets,
            Conversation conversation,
            StatusCatalog statuses,
            TicketPositions positions,
            StuckTickets stuckTickets,
            TokenMover mover,
            KeptState keptState,
            TicketStages stages,
            MoveRecorder recorder,
            RunningModification running,
            UnitOfWork unitOfWork,
            IdentityService identities) {
        this.tickets = tickets;
        this.conversation = conversation;
        this.statuses = statuses;
        this.positions = positions;
        this.stuckTickets = stuckTickets;
        this.mover = mover;
        this.keptState = keptState;
        this.stages = stages;
        this.recorder = recorder;
        this.running = running;
        this.unitOfWork = unitOfWork;
        this.identities = identities;
    }

    /** Throws {@link RefusedModification} for a ticket that cannot be moved there. */
    @RetryableTransaction
    public ModificationResult move(String number, ModificationTarget target, String reason, Actor by, boolean dryRun) {
        if (tickets.find(number).isEmpty()) {
            return ModificationResult.unknown(number);
        }
        var ticket = tickets.lock(number);
        if (ticket.isClosed()) {
            throw new RefusedModification("incidents.refused.closed");
        }
        var root = keptState.isIndependent(target.process()) ? target.process() : ModificationTargets.TICKET_PROCESS;
        var position = positions.of(number, root);
        if (isThere(position, target) && !stuckTickets.contain(number)) {
            return ModificationResult.of(number, position, MoveOutcome.UNCHANGED, null);
        }
        var before = recorder.before(ticket, position);
        var after = moveToken(ticket, root, target, position);
        recorder.record(before, after, waitsForOthers(tickets.get(number)), reason, by);
        unitOfWork.completeNow();
        if (dryRun) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return recorder.result(before, after, dryRun ? MoveOutcome.POSSIBLE : MoveOutcome.MOVED);
    }

    private static boolean isThere(TicketPosition before, ModificationTarget target) {
        return before.isLive() && before.places().stream().anyMatch(place -> isThere(place, target));
    }

    private static boolean isThere(Place place, ModificationTarget target) {
        return target.activity() == null
                ? place.rootVersion() == target.version()
                : place.activity().equals(target.activity())
                        && place.process().equals(target.process())
                        && (target.version() == null || place.version() == target.version());
    }

    private TicketPosition moveToken(Ticket ticket, String root, ModificationTarget target, TicketPosition before) {
        var number = ticket.number();
        var mustAnswer = conversation.customerHasWritten(number) && !waitsForOthers(ticket);
        var stagesBefore = stages.of(number);
        running.begin(ticket);
        withoutAuthentication(() -> ConcurrencyFailures.translate(() -> {
            mover.move(ticket, target, before);
            keptState.restore(ticket, before, positions.of(number, root));
            return null;
        }));
        stages.change(number, stagesBefore, stages.of(number));
        var after = positions.of(number, root);
        requireGoingOn(tickets.get(number), after, mustAnswer);
        return after;
    }

    /** A side path ends without a wait, and an unanswered message must not wait for its own author. */
    private void requireGoingOn(Ticket moved, TicketPosition after, boolean mustAnswer) {
        if (!moved.isClosed() && !after.isLive()) {
            throw new RefusedModification("incidents.refused.dead-end");
        }
        if (mustAnswer && waitsForOthers(moved)) {
            throw new RefusedModification("incidents.refused.customer-has-written");
        }
    }

    private boolean waitsForOthers(Ticket ticket) {
        return WAITS_FOR_OTHERS.contains(statuses.get(ticket.status()).turn());
    }

    private void withoutAuthentication(Runnable work) {
        var authentication = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            work.run();
        } finally {
            if (authentication != null) {
                identities.setAuthentication(authentication);
            }
        }
    }
}
