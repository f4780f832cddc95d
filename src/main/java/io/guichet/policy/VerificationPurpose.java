package io.guichet.policy;

import java.util.List;
import java.util.stream.Stream;

/** What a requester may have to prove the address for, as named in the verification table. */
public enum VerificationPurpose {
    /** To be served by the contract of the address. */
    CONTRACT("contract"),
    /** To send a request at all. */
    TICKET("ticket"),
    /** To send files. */
    FILES("files"),
    /** To be told account data. */
    ACCOUNT_DATA("account-data"),
    /** To order on invoice, within a credit. */
    INVOICE("invoice");

    private final String id;

    VerificationPurpose(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    static List<String> ids() {
        return Stream.of(values()).map(VerificationPurpose::id).toList();
    }
}
