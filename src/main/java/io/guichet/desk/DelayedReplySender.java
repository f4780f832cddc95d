package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.desk.DelayedReplies.DelayedReply;
import io.guichet.desk.MessageCommands.MessageRequest;
import io.guichet.form.Submission;
import io.guichet.problem.AccessRefused;
import io.guichet.web.RetryableTransaction;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sends one delayed reply with the rights that its author has by then. */
@Component
class DelayedReplySender {

    private final DelayedReplies replies;
    private final ComposerCommands commands;
    private final StaffDirectory directory;

    DelayedReplySender(DelayedReplies replies, ComposerCommands commands, StaffDirectory directory) {
        this.replies = replies;
        this.commands = commands;
        this.directory = directory;
    }

    /** Does nothing if the reply was undone, or if another node is sending it. */
    @RetryableTransaction
    void send(long id) {
        replies.lock(id).ifPresent(this::send);
    }

    private void send(DelayedReply reply) {
        var author = directory
                .findActive(reply.author())
                .orElseThrow(() -> new AccessRefused("%s may not sign in any more.".formatted(reply.author())));
        replies.delete(reply.id());
        if (reply.task() == null) {
            var message = replies.command(reply, MessageRequest.class);
            commands.post(reply.ticket(), message, List.of(), reply.draft(), null, reply.macro(), author);
        } else {
            commands.complete(reply.task(), replies.command(reply, Submission.class), reply.macro(), author);
        }
    }
}
