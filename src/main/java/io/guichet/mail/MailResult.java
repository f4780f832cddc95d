package io.guichet.mail;

/**
 * What became of a message.
 *
 * @param outcome null for a message that staff have to decide about
 * @param ticket that it opened or went to; null for none
 * @param message of the conversation that it became; null for none, or for a ticket's first
 * @param unknownSender whether its sender is none of the ticket's, so that only staff see it
 */
record MailResult(MailOutcome outcome, String ticket, Long message, boolean unknownSender) {

    static final MailResult NONE = new MailResult(null, null, null, false);

    static MailResult opened(String ticket) {
        return new MailResult(MailOutcome.TICKET_OPENED, ticket, null, false);
    }

    static MailResult replied(String ticket, long message, boolean unknownSender) {
        return new MailResult(MailOutcome.REPLY_ADDED, ticket, message, unknownSender);
    }

    static MailResult guided(String ticket) {
        return new MailResult(MailOutcome.GUIDANCE_SENT, ticket, null, false);
    }

    static MailResult ignored(String ticket) {
        return new MailResult(MailOutcome.IGNORED, ticket, null, false);
    }

    /** That of a copy of the message, which alone stands for a message of the conversation. */
    static MailResult ofCopy(IncomingMail copy) {
        return new MailResult(copy.outcome(), copy.ticket(), null, false);
    }
}
