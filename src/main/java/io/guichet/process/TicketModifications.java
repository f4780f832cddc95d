package io.guichet.process;

import io.guichet.access.StaffMember;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.process.IncidentRetry.RetryOutcome;
import io.guichet.process.IncidentRetry.RetryResult;
import io.guichet.process.ModificationResult.MoveOutcome;
import io.guichet.process.ModificationResult.Text;
import io.guichet.process.ModificationTargets.ModificationTarget;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import io.guichet.ticket.Actor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.camunda.bpm.engine.exception.NullValueException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Frees tickets that cannot go on: each by itself, so that one that is refused keeps none of the others. */
@Component
class TicketModifications {

    private static final Logger LOG = LoggerFactory.getLogger(TicketModifications.class);
    private static final int MAX_TICKETS = 200;
    private static final int MAX_NUMBER_LENGTH = 20;
    private static final TextRule REASON = TextRule.lines(400);

    private final ModificationTargets targets;
    private final TicketModification modification;
    private final IncidentRetry retry;
    private final TicketPositions positions;
    private final IncidentAccess access;

    TicketModifications(
            ModificationTargets targets,
            TicketModification modification,
            IncidentRetry retry,
            TicketPositions positions,
            IncidentAccess access) {
        this.targets = targets;
        this.modification = modification;
        this.retry = retry;
        this.positions = positions;
        this.access = access;
    }

    /**
     * Where tickets go on.
     *
     * @param activity id of an element; null to leave each where it stands, in another version
     * @param version of the process that has the activity; null for that in which each ticket runs
     * @param dryRun true to learn what would happen
     */
    record ModificationRequest(List<String> numbers, String activity, Integer version, String reason, Boolean dryRun) {}

    /**
     * Throws {@link BadInput} for all bad fields before any ticket is moved. A ticket that the user may not see is unknown.
     *
     * @param needsReason a trial needs none
     */
    List<ModificationResult> move(ModificationRequest request, boolean needsReason, StaffMember staff) {
        var errors = new ArrayList<>(numberErrors(request.numbers()));
        var target = target(request, errors);
        errors.addAll(reasonErrors(request.reason(), needsReason));
        BadInput.throwIfAny(errors);
        var isTrial = Boolean.TRUE.equals(request.dryRun());
        var reason = REASON.read("reason", request.reason()).orElse("");
        var visible = access.visible(request.numbers(), staff);
        return new LinkedHashSet<>(request.numbers())
                .stream()
                        .map(number -> visible.contains(number)
                                ? move(number, target, reason, Actor.staff(staff.id()), isTrial)
                                : ModificationResult.unknown(number))
                        .toList();
    }

    private ModificationTarget target(ModificationRequest request, List<FieldError> errors) {
        try {
            return targets.require(blankToNull(request.activity()), request.version());
        } catch (BadInput unknown) {
            errors.addAll(unknown.errors());
            return null;
        }
    }

    private ModificationResult move(String number, ModificationTarget target, String reason, Actor by, boolean trial) {
        try {
            return modification.move(number, target, reason, by, trial);
        } catch (RefusedModification refused) {
            return refused(number, new Text(refused.key(), refused.arguments()));
        } catch (RuntimeException failure) {
            LOG.warn("{} could not be moved to {}", number, target, failure);
            return refused(number, Text.of("incidents.refused.failed", rootMessage(failure)));
        }
    }

    private ModificationResult refused(String number, Text message) {
        return ModificationResult.of(
                number, positions.of(number, ModificationTargets.TICKET_PROCESS), MoveOutcome.REFUSED, message);
    }

    /** Executes the failed jobs of the tickets again. A ticket that the user may not see has none. */
    List<RetryResult> retry(List<String> numbers, StaffMember staff) {
        BadInput.throwIfAny(numberErrors(numbers));
        var visible = access.visible(numbers, staff);
        return new LinkedHashSet<>(numbers)
                .stream()
                        .map(number -> visible.contains(number)
                                ? retry(number, Actor.staff(staff.id()))
                                : nothingToRetry(number))
                        .toList();
    }

    private RetryResult retry(String number, Actor by) {
        var jobs = retry.failedJobs(number);
        if (jobs.isEmpty()) {
            return nothingToRetry(number);
        }
        for (var job : jobs) {
            try {
                if (retry.prepare(number, job, by)) {
                    retry.execute(job);
                }
            } catch (NullValueException executedMeanwhile) {
                LOG.debug("{}: the job {} was executed by another node", number, job);
            } catch (RuntimeException failure) {
                if (!retry.failedJobs(number).contains(job)) {
                    LOG.debug("{}: the job {} was executed meanwhile", number, job);
                    continue;
                }
                return new RetryResult(
                        number, RetryOutcome.FAILED, Text.of("incidents.refused.failed", rootMessage(failure)));
            }
        }
        return new RetryResult(number, RetryOutcome.DONE, null);
    }

    private static RetryResult nothingToRetry(String number) {
        return new RetryResult(number, RetryOutcome.NOTHING_TO_RETRY, null);
    }

    private static List<FieldError> numberErrors(List<String> numbers) {
        return numbers == null
                        || numbers.isEmpty()
                        || numbers.size() > MAX_TICKETS
                        || !numbers.stream().allMatch(TicketModifications::mayBeNumber)
                ? List.of(new FieldError(
                        "numbers",
                        "must be the numbers of 1 to %d tickets".formatted(MAX_TICKETS),
                        "incidents.numbers.required",
                        MAX_TICKETS))
                : List.of();
    }

    private static boolean mayBeNumber(String text) {
        return text != null && text.length() <= MAX_NUMBER_LENGTH && InputText.isStorable(text);
    }

    private static List<FieldError> reasonErrors(String reason, boolean isNeeded) {
        return isNeeded && InputText.isBlank(reason)
                ? List.of(new FieldError("reason", "must not be empty", "ticket.reason.required"))
                : REASON.errors("reason", reason, "ticket.reason.too-long", REASON.maxLength());
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String rootMessage(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
