package io.guichet.customer;

/** How a requester proved that an e-mail address is theirs. */
public enum VerificationMethod {
    /** Signed in as that address. */
    SIGN_IN,
    /** Opened the link of the confirmation e-mail. */
    LINK,
    /** Handed over by the brand's product with a signed token. */
    JWT,
    /** Sent an e-mail whose sender the mail server proved. */
    MAIL,
    /** Vouched for by staff or a program. */
    STAFF;

    /** Whether it proves as much as a sign-in does, and not only that somebody reads the e-mails of the address. */
    public boolean isLikeSignIn() {
        return this == SIGN_IN || this == JWT || this == STAFF;
    }

    /** The method of that name; null for null. */
    public static VerificationMethod read(String name) {
        return name == null ? null : valueOf(name);
    }
}
