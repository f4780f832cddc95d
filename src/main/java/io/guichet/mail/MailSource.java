package io.guichet.mail;

/**
 * Where a message comes from.
 *
 * @param from the program or member of staff who handed it in, or the name of the mailbox
 * @param mailbox name of the mailbox that it was read from; null if it was handed in
 * @param uidValidity of the mailbox; null without one
 * @param uid of the message in the mailbox; null without one
 */
record MailSource(String brand, String from, String mailbox, Long uidValidity, Long uid) {

    static MailSource program(String brand, String id) {
        return new MailSource(brand, id, null, null, null);
    }

    static MailSource mailbox(String brand, String mailbox, long uidValidity, long uid) {
        return new MailSource(brand, mailbox, mailbox, uidValidity, uid);
    }
}
