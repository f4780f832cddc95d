package io.guichet.ticket;

import java.util.List;
import java.util.stream.Stream;

/** Who has the last word in a conversation. */
final class Dialogue {

    private Dialogue() {}

    /** What the customer has written since anybody replied to them, oldest first. */
    static Stream<Message> unanswered(List<Message> messages) {
        var spoken = messages.stream()
                .filter(message -> message.isPublic() && !message.automatic())
                .toList();
        var from = spoken.size();
        while (from > 0 && spoken.get(from - 1).isFromCustomer()) {
            from--;
        }
        return spoken.stream().skip(from);
    }
}
