package io.guichet.ticket;

import java.util.List;
import java.util.stream.Stream;

/** Finds the unanswered messages of a conversation. */
final class UnansweredMessages {

    private UnansweredMessages() {}

    /** The customer's messages since the last reply, oldest first. */
    static Stream<Message> of(List<Message> messages) {
        var publicMessages = messages.stream()
                .filter(message -> message.isPublic() && !message.automatic())
                .toList();
        var from = publicMessages.size();
        while (from > 0 && publicMessages.get(from - 1).isFromCustomer()) {
            from--;
        }
        return publicMessages.stream().skip(from);
    }
}
