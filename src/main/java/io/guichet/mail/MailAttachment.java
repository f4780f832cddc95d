package io.guichet.mail;

/**
 * A file in a message.
 *
 * @param part number of its part in the raw message; of a file inside winmail.dat, that of winmail.dat
 * @param inner place of the file inside winmail.dat, from 1; 0 for the part itself
 * @param name of the file, without a path
 * @param type media type as declared
 * @param size in bytes, decoded
 * @param contentId by which the HTML shows it; empty if it does not
 */
public record MailAttachment(int part, int inner, String name, String type, long size, String contentId) {}
