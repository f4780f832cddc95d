package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.attachment.Upload;
import io.guichet.desk.MessageCommands.MessageRequest;
import io.guichet.form.Submission;
import io.guichet.macro.Macros;
import io.guichet.text.InputNumber;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Sends what staff have written in the composer, with the attributes that its macro sets. Both happen or neither; a reply that
 * is refused uses no macro.
 */
@Component
class ComposerCommands {

    private final Tasks tasks;
    private final MessageCommands messages;
    private final Macros macros;
    private final Idempotency idempotency;

    ComposerCommands(Tasks tasks, MessageCommands messages, Macros macros, Idempotency idempotency) {
        this.tasks = tasks;
        this.messages = messages;
        this.macros = macros;
        this.idempotency = idempotency;
    }

    /** The id of the macro that a form names; null for none. */
    static Long macroOf(String submitted) {
        var id = InputNumber.parse(submitted, Integer.MAX_VALUE);
        return id.isPresent() ? Long.valueOf(id.getAsInt()) : null;
    }

    /**
     * Completes the task as {@link Tasks#complete} does.
     *
     * @param macro null for none
     */
    @RetryableTransaction
    public DeskTask complete(String task, Submission submission, Long macro, StaffMember staff) {
        if (macro != null) {
            macros.recordUse(macro, tasks.get(task, staff).number(), staff);
        }
        return tasks.complete(task, staff, submission);
    }

    /**
     * Adds the message as {@link MessageCommands#post} does.
     *
     * @param draft token of its files; null for none
     * @param token of the page; a second submit with it adds nothing; null where there is none
     * @param macro null for none
     */
    @RetryableTransaction
    public void post(
            String number,
            MessageRequest message,
            List<Upload> files,
            String draft,
            String token,
            Long macro,
            StaffMember staff) {
        if (macro != null) {
            var endpoint = "tickets/%s/macros".formatted(number);
            idempotency.runOnce(staff.id(), endpoint, token, macro, () -> macros.recordUse(macro, number, staff));
        }
        messages.post(number, message, files, draft, token, staff);
    }
}
