package io.guichet.desk;

import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Message;
import io.guichet.ticket.Ticket;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages about one message of a ticket show: the message with its author, and what is wrong with the form. */
@Component
class MessagePageModel {

    private final Conversation conversation;
    private final LabelFormatter labels;

    MessagePageModel(Conversation conversation, LabelFormatter labels) {
        this.conversation = conversation;
        this.labels = labels;
    }

    /** Returns the message; {@link io.guichet.problem.UnknownEntity} if the ticket has none with that id. */
    Message add(Ticket ticket, long id, List<FieldError> problems, Model model) {
        var message = conversation.message(ticket.number(), id);
        model.addAttribute("ticket", ticket);
        model.addAttribute("message", message);
        model.addAttribute("author", message.isFromCustomer() ? message.author() : labels.staff(message.author()));
        model.addAttribute("problems", problems);
        model.addAttribute("submissionToken", UUID.randomUUID().toString());
        return message;
    }
}
