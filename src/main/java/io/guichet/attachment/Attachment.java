package io.guichet.attachment;

import java.time.Instant;

/**
 * A file of a request or message.
 *
 * @param contentId id of the attachment that holds the content: its own, or that of a merged ticket's attachment
 * @param messageId message that it belongs to, or null
 * @param name file name without path
 * @param type media type, detected from the content
 * @param size size in bytes
 * @param fromCustomer whether it was sent by a customer, or by staff on the customer's behalf
 */
public record Attachment(
        long id,
        long contentId,
        String number,
        Long messageId,
        String name,
        String type,
        long size,
        boolean fromCustomer,
        String sentBy,
        Instant sentAt) {

    /** Whether it came with that message; the customer's files of no message came with the first. */
    public boolean isOf(long message, boolean first) {
        return messageId == null ? first && fromCustomer : messageId == message;
    }
}
