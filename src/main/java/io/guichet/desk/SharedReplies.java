package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.desk.MessageCommands.MessageRequest;
import io.guichet.form.Forms;
import io.guichet.form.Submission;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.StateConflict;
import io.guichet.problem.UnknownEntity;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.TicketAccess;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** One answer to several tickets: each gets its own public reply and its own e-mail, in a transaction of its own. */
@Component
class SharedReplies {

    private static final String REPLY = "reply";
    private static final String OUTCOME = "outcome";
    private static final String SOLVE = "SOLVE";

    private final TicketAccess access;
    private final Conversation conversation;
    private final Tasks tasks;
    private final Forms forms;
    private final MessageCommands messages;
    private final LabelFormatter labels;

    SharedReplies(
            TicketAccess access,
            Conversation conversation,
            Tasks tasks,
            Forms forms,
            MessageCommands messages,
            LabelFormatter labels) {
        this.access = access;
        this.conversation = conversation;
        this.tasks = tasks;
        this.forms = forms;
        this.messages = messages;
        this.labels = labels;
    }

    /**
     * The answer.
     *
     * @param seen id of the newest message that the user has seen, by ticket
     * @param solve whether the tickets are solved with it
     * @param token of the page: a second submit posts no reply again
     */
    record SharedReply(String body, Map<String, Long> seen, boolean solve, String token) {}

    /** @param refusal why the ticket has no answer, in words; null if it has one */
    public record AnsweredTicket(String number, String refusal) {}

    /** Throws {@link BadInput} about {@code body} before any ticket is answered. */
    List<AnsweredTicket> answer(SharedReply answer, StaffMember staff, Locale locale) {
        BadInput.throwIfAny(errors(answer.body()));
        return answer.seen().keySet().stream()
                .sorted()
                .map(number -> new AnsweredTicket(number, refusal(number, answer, staff, locale)))
                .toList();
    }

    private static List<FieldError> errors(String body) {
        return InputText.isBlank(body)
                ? List.of(new FieldError("body", "must not be empty", "ticket.body.required"))
                : TextRule.BODY.errors("body", body, "ticket.body.too-long", TextRule.BODY.maxLength());
    }

    /** Answers one ticket; null if it was answered. */
    private String refusal(String number, SharedReply answer, StaffMember staff, Locale locale) {
        try {
            access.requireWork(number, staff);
            if (conversation.hasCustomerWrittenSince(number, answer.seen().get(number))) {
                return labels.text("same-problem.refused.customer-wrote", locale);
            }
            if (answer.solve()) {
                return solve(number, answer, staff, locale);
            }
            var token = answer.token() == null ? null : answer.token() + "-" + number;
            messages.post(number, MessageRequest.of(REPLY, answer.body()), List.of(), null, token, staff);
            return null;
        } catch (StateConflict conflict) {
            return conflict.currentStatus() == null
                    ? labels.text("same-problem.refused.changed", locale)
                    : labels.text("ticket.conflict", locale, labels.status(conflict.currentStatus(), locale));
        } catch (BadInput refused) {
            return labels.errors(refused, locale).get(0).message();
        } catch (AccessRefused refused) {
            return labels.text("same-problem.refused.other-team", locale);
        } catch (UnknownEntity unknown) {
            return labels.text("link.unknown", locale);
        }
    }

    private String solve(String number, SharedReply answer, StaffMember staff, Locale locale) {
        var open = tasks.of(number).stream().filter(this::solves).findFirst();
        if (open.isEmpty()) {
            return labels.text("same-problem.refused.no-task", locale);
        }
        var task = open.get();
        if (task.assignee() != null && !task.assignee().equals(staff.id())) {
            return labels.text("same-problem.refused.held", locale, labels.staff(task.assignee()));
        }
        var fields = Map.<String, Object>of(OUTCOME, SOLVE, REPLY, answer.body());
        tasks.complete(
                task.id(),
                staff,
                new Submission(fields, staff.id(), answer.seen().get(number), locale));
        return null;
    }

    private boolean solves(DeskTask task) {
        var form = forms.get(task.key());
        return form.keys().contains(REPLY) && form.options(OUTCOME).contains(SOLVE);
    }
}
