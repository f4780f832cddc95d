package io.guichet.ticket;

/**
 * The checks of the account that a ticket concerns.
 *
 * @param identity outcome of the identity check; null before it
 * @param legalPapers {@code TRANSFER}, {@code DEACTIVATE}, {@code REFUSED} or {@code MORE_NEEDED}; null before the check
 */
record AccountChecks(String identity, String legalPapers) {

    static final AccountChecks NONE = new AccountChecks(null, null);

    AccountChecks withIdentity(String outcome) {
        return new AccountChecks(outcome, legalPapers);
    }

    AccountChecks withLegalPapers(String outcome) {
        return new AccountChecks(identity, outcome);
    }
}
