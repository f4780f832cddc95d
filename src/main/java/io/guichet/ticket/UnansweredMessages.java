package io.guichet.ticket;

import java.util.List;
import java.util.stream.Stream;

/** Who has the last word in a conversation. */
final class UnansweredMessages {

    private UnansweredMessages() {}

    /** What the customer has written since anybody replied to them, oldest first. */
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
