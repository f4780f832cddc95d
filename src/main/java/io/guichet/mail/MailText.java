package io.guichet.mail;

/**
 * The text of a message.
 *
 * @param visible what the sender wrote; all of it where that is in doubt
 * @param quoted the quote below it, folded in views
 * @param signature the signature and what programs added
 */
public record MailText(String visible, String quoted, String signature) {

    public static final MailText EMPTY = new MailText("", "", "");
}
