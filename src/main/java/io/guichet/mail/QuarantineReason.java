package io.guichet.mail;

/** Why staff have to decide about a message. */
enum QuarantineReason {
    NO_SENDER("The message names no sender."),
    EMPTY("The message has neither a text nor a subject."),
    ANSWERED_TODAY("The sender has had an automatic answer within 24 hours."),
    MANY_TICKETS("The sender has opened %d tickets within 24 hours.".formatted(MailRates.MAX_TICKETS_A_DAY)),
    MANY_REPLIES("The sender has sent %d replies within an hour.".formatted(MailRates.MAX_REPLIES_AN_HOUR)),
    SAME_TEXT("The sender has opened %d tickets with the same text within 24 hours."
            .formatted(MailRates.MAX_SAME_TEXTS_A_DAY)),
    SENDER_RULE("A rule of the brand holds mail of this sender."),
    NOT_SPAM("It was taken for spam."),
    REFUSED("The desk refused the message."),
    FAILED("The message could not be processed; the log says why.");

    private final String text;

    QuarantineReason(String text) {
        this.text = text;
    }

    /** In English, for programs. */
    String text() {
        return text;
    }
}
