package io.guichet.mail;

/**
 * Bounds of what is read from one raw message; whatever exceeds a bound is left out and named as a defect.
 *
 * @param maxHeaderBytes kept of one header field
 * @param maxHeaders kept in one header section
 * @param maxDepth nested multiparts; deeper ones are kept as attachments
 * @param maxParts parts of one message
 * @param maxTextBytes decoded bytes kept of one text part
 * @param maxTotalTextBytes decoded bytes kept of all text parts
 * @param maxAttachmentBytes decoded bytes of an attachment that is opened (winmail.dat)
 * @param maxLines lines of text that are searched for quotes
 */
public record MailLimits(
        int maxHeaderBytes,
        int maxHeaders,
        int maxDepth,
        int maxParts,
        int maxTextBytes,
        int maxTotalTextBytes,
        int maxAttachmentBytes,
        int maxLines) {

    public static final MailLimits DEFAULT =
            new MailLimits(64 << 10, 1_000, 120, 10_000, 1 << 20, 4 << 20, 4 << 20, 50_000);
}
