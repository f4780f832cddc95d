package io.guichet.access;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the desk knows of a staff user beside the engine's users.
 *
 * @param language of e-mails; null if none was chosen
 * @param lastSignIn null if there was none
 * @param disabledAt null if the user may sign in
 * @param sessionsEndAt sessions that are older have ended; null if none was ended
 * @param secondFactorSince null if there is none
 */
record StaffAccount(
        String language, Instant lastSignIn, Instant disabledAt, Instant sessionsEndAt, Instant secondFactorSince) {

    static final StaffAccount NEW = new StaffAccount(null, null, null, null, null);

    boolean isDisabled() {
        return disabledAt != null;
    }

    boolean hasSecondFactor() {
        return secondFactorSince != null;
    }

    /** A text that changes when the sessions of the user have to end. */
    String sessionMark() {
        return Stream.of(sessionsEndAt, secondFactorSince)
                .map(Objects::toString)
                .collect(Collectors.joining(" "));
    }
}
