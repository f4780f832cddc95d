package io.guichet.email;

/**
 * A file that an e-mail carries.
 *
 * @param content id of the attachment that holds the content
 * @param type media type
 * @param size in bytes
 */
public record EmailAttachment(long content, String name, String type, long size) {}
