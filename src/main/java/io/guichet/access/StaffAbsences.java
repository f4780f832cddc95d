package io.guichet.access;

import io.guichet.jdbc.Columns;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When staff are away, one time for each user: tickets do not come back to them then. */
@Component
@Transactional
public class StaffAbsences {

    private final JdbcClient db;
    private final Clock clock;

    StaffAbsences(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * The time in which a user is away.
     *
     * @param until exclusive
     * @param setBy user id of who entered it
     */
    public record StaffAbsence(String user, Instant from, Instant until, String setBy) {

        boolean contains(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(until);
        }
    }

    public boolean isAway(String user) {
        var now = clock.instant();
        return find(user).filter(absence -> absence.contains(now)).isPresent();
    }

    /** The present or next absence of the user; a past one is none. */
    public Optional<StaffAbsence> find(String user) {
        return db.sql("select * from staff_absence where user_id = :user and until_at > :now")
                .param("user", user)
                .param("now", clock.instant())
                .query((row, index) -> new StaffAbsence(
                        row.getString("user_id"),
                        Columns.instant(row, "from_at"),
                        Columns.instant(row, "until_at"),
                        row.getString("set_by")))
                .optional();
    }

    /** Replaces the user's absence. Throws {@link BadInput} unless it ends in the future and after its beginning. */
    public void set(String user, Instant from, Instant until, String by) {
        var errors = new ArrayList<FieldError>();
        if (from == null) {
            errors.add(new FieldError("from", "is required", "absence.from.required"));
        }
        if (until == null || !until.isAfter(clock.instant())) {
            errors.add(new FieldError("until", "must lie in the future", "absence.until.past"));
        } else if (from != null && !until.isAfter(from)) {
            errors.add(new FieldError("until", "must be after the beginning", "absence.until.early"));
        }
        BadInput.throwIfAny(List.copyOf(errors));
        remove(user);
        db.sql(
                        """
                        insert into staff_absence (user_id, from_at, until_at, set_by, set_at)
                        values (:user, :from, :until, :by, :now)""")
                .param("user", user)
                .param("from", from)
                .param("until", until)
                .param("by", by)
                .param("now", clock.instant())
                .update();
    }

    public void remove(String user) {
        db.sql("delete from staff_absence where user_id = :user")
                .param("user", user)
                .update();
    }
}
