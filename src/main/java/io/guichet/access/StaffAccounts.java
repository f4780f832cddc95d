package io.guichet.access;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.web.RetryableTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores what the desk knows of staff users; the engine stores their names, passwords, roles and brands. */
@Component
class StaffAccounts {

    private final JdbcClient db;
    private final Clock clock;

    StaffAccounts(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    StaffAccount get(String user) {
        return db.sql("select * from staff_account where user_id = :user")
                .param("user", user)
                .query((row, index) -> read(row))
                .optional()
                .orElse(StaffAccount.NEW);
    }

    /** All stored ones by user id. */
    Map<String, StaffAccount> all() {
        var all = new HashMap<String, StaffAccount>();
        db.sql("select * from staff_account").query(row -> {
            all.put(row.getString("user_id"), read(row));
        });
        return all;
    }

    @RetryableTransaction
    public void signedIn(String user) {
        update(user, "last_sign_in_at = :now");
    }

    /** Must be in a transaction that is retried: two nodes may create the row at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void disable(String user) {
        update(user, "disabled_at = :now");
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void enable(String user) {
        db.sql("update staff_account set disabled_at = null where user_id = :user")
                .param("user", user)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void endSessions(String user) {
        update(user, "sessions_end_at = :now");
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void speaks(String user, String language) {
        ensureRow(user);
        db.sql("update staff_account set language = :language where user_id = :user")
                .param("language", language)
                .param("user", user)
                .update();
    }

    /** Forgets a deleted user, so that a new one of the same name starts anew. */
    @EventListener
    public void on(UserDeleted deleted) {
        for (var table : new String[] {"staff_account", "recovery_code", "password_link"}) {
            db.sql("delete from " + table + " where user_id = :user")
                    .param("user", deleted.user())
                    .update();
        }
    }

    /** The encrypted secret of the second factor. */
    Optional<String> secret(String user) {
        return db.sql("select second_factor_secret from staff_account where user_id = :user")
                .param("user", user)
                .query((row, index) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(secret -> secret);
    }

    /** A user with a second factor; empty if there is none. */
    Optional<String> anySecondFactor() {
        return db.sql(
                        "select user_id from staff_account where second_factor_since is not null order by user_id limit 1")
                .query(String.class)
                .optional();
    }

    /** @param step of the code that confirmed it, which is used up */
    @Transactional(propagation = Propagation.MANDATORY)
    public void setSecondFactor(String user, String encryptedSecret, long step) {
        ensureRow(user);
        db.sql(
                        """
                        update staff_account
                        set second_factor_since = :now, second_factor_secret = :secret, second_factor_step = :step
                        where user_id = :user""")
                .param("now", clock.instant())
                .param("secret", encryptedSecret)
                .param("step", step)
                .param("user", user)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void removeSecondFactor(String user) {
        db.sql(
                        """
                        update staff_account
                        set second_factor_since = null, second_factor_secret = null, second_factor_step = null
                        where user_id = :user""")
                .param("user", user)
                .update();
    }

    /** Uses the code of that step up. @return whether neither it nor a later one was used before */
    boolean useStep(String user, long step) {
        return db.sql(
                                """
                                update staff_account set second_factor_step = :step
                                where user_id = :user and second_factor_step < :step""")
                        .param("step", step)
                        .param("user", user)
                        .update()
                == 1;
    }

    private void update(String user, String assignment) {
        ensureRow(user);
        db.sql("update staff_account set " + assignment + " where user_id = :user")
                .param("now", clock.instant())
                .param("user", user)
                .update();
    }

    private void ensureRow(String user) {
        db.sql(
                        """
                        insert into staff_account (user_id) select cast(:user as varchar(64))
                        where not exists (select 1 from staff_account where user_id = :user)""")
                .param("user", user)
                .update();
    }

    private static StaffAccount read(ResultSet row) throws SQLException {
        return new StaffAccount(
                row.getString("language"),
                instant(row, "last_sign_in_at"),
                instant(row, "disabled_at"),
                instant(row, "sessions_end_at"),
                instant(row, "second_factor_since"));
    }
}
