package io.guichet.notification;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;

/**
 * How a user wants to be notified.
 *
 * @param browser whether new notifications are shown by the browser, too
 * @param quietFrom beginning of the quiet hours, local time of the desk; null for none
 * @param quietUntil their end, exclusive; may be on the next day
 * @param digestedAt when the last digest was due; null before the first
 */
public record NotificationSetting(
        boolean browser, Digest digest, LocalTime quietFrom, LocalTime quietUntil, Instant digestedAt) {

    /** How often unread notifications are sent by e-mail. */
    public enum Digest {
        NONE,
        HOURLY,
        DAILY
    }

    /** Until the user chooses. */
    static final NotificationSetting DEFAULT =
            new NotificationSetting(false, Digest.DAILY, LocalTime.of(19, 0), LocalTime.of(8, 0), null);

    /** When a daily digest is sent without quiet hours. */
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /** {@link BadInput} unless both times of the quiet hours are given and differ, or none is. */
    NotificationSetting validated() {
        var errors = new ArrayList<FieldError>();
        if (digest == null) {
            errors.add(new FieldError("digest", "must be NONE, HOURLY or DAILY", "notification.digest.required"));
        }
        if (quietFrom == null && quietUntil != null) {
            errors.add(new FieldError("quietFrom", "is required with an end", "notification.quiet.incomplete"));
        }
        if (quietUntil == null && quietFrom != null) {
            errors.add(new FieldError("quietUntil", "is required with a beginning", "notification.quiet.incomplete"));
        }
        if (quietFrom != null && quietFrom.equals(quietUntil)) {
            errors.add(new FieldError("quietUntil", "must differ from the beginning", "notification.quiet.equal"));
        }
        BadInput.throwIfAny(errors);
        return this;
    }

    boolean isQuiet(Instant now, ZoneId zone) {
        if (quietFrom == null) {
            return false;
        }
        var time = LocalTime.ofInstant(now, zone);
        return quietFrom.isBefore(quietUntil)
                ? !time.isBefore(quietFrom) && time.isBefore(quietUntil)
                : !time.isBefore(quietFrom) || time.isBefore(quietUntil);
    }

    /** Whether a digest is due; never in the quiet hours. A daily one is due at their end. */
    boolean isDigestDue(Instant now, ZoneId zone) {
        return !isQuiet(now, zone)
                && switch (digest) {
                    case NONE -> false;
                    case HOURLY ->
                        digestedAt == null || !digestedAt.plusSeconds(3_600).isAfter(now);
                    case DAILY -> digestedAt == null || digestedAt.isBefore(lastMorning(now, zone));
                };
    }

    private Instant lastMorning(Instant now, ZoneId zone) {
        var at = quietUntil == null ? MORNING : quietUntil;
        var today = LocalDate.ofInstant(now, zone).atTime(at).atZone(zone);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }
}
