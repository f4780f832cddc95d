package io.guichet.attachment;

import java.time.Instant;

/**
 * A file that came with a request or a message.
 *
 * @param content the file whose content it is: itself, or that of a ticket that was merged
 * @param message which it belongs to, or null
 * @param name as its sender called it, without any path
 * @param type its media type, by what is in it
 * @param size in bytes
 * @param fromCustomer whether a customer sent it, or staff for them
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
        Instant sentAt) {}
