package io.guichet.mail;

import java.util.Arrays;
import java.util.Optional;

/** A selection of the inbox: a state, or spam. */
enum MailFolder {
    QUARANTINED(MailState.QUARANTINED),
    RECEIVED(MailState.RECEIVED),
    DONE(MailState.DONE),
    SPAM(MailState.DONE);

    private final MailState state;

    MailFolder(MailState state) {
        this.state = state;
    }

    MailState state() {
        return state;
    }

    boolean isSpam() {
        return this == SPAM;
    }

    static MailFolder of(MailState state) {
        return state == null ? null : find(state.name()).orElse(null);
    }

    /** An unknown name is none. */
    static Optional<MailFolder> find(String name) {
        return Arrays.stream(values())
                .filter(folder -> folder.name().equals(name))
                .findFirst();
    }
}
