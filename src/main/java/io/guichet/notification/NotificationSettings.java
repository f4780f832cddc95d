package io.guichet.notification;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.access.StaffMember;
import io.guichet.access.UserDeleted;
import io.guichet.notification.NotificationSetting.Digest;
import io.guichet.web.RetryableTransaction;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores how users want to be notified. */
@Component
class NotificationSettings {

    private final JdbcClient db;

    NotificationSettings(JdbcClient db) {
        this.db = db;
    }

    @Transactional(readOnly = true)
    NotificationSetting of(String user) {
        return find(user).orElse(NotificationSetting.DEFAULT);
    }

    /** Replaces the user's choice; {@link io.guichet.problem.BadInput} names each field that is wrong. */
    @RetryableTransaction
    void save(NotificationSetting setting, StaffMember staff) {
        store(staff.id(), setting.validated(), of(staff.id()).digestedAt());
    }

    /** The user's choice, locked until the transaction ends: no other node sends a digest meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    NotificationSetting lock(String user) {
        if (find(user).isEmpty()) {
            store(user, NotificationSetting.DEFAULT, null);
        }
        return read(" for update", user).orElseThrow();
    }

    /** The digest of that instant is sent. */
    @Transactional(propagation = Propagation.MANDATORY)
    void recordDigest(String user, Instant at) {
        db.sql("update notification_setting set digested_at = :at where user_id = :user")
                .param("at", at)
                .param("user", user)
                .update();
    }

    @EventListener
    void on(UserDeleted event) {
        db.sql("delete from notification_setting where user_id = :user")
                .param("user", event.user())
                .update();
    }

    private Optional<NotificationSetting> find(String user) {
        return read("", user);
    }

    private Optional<NotificationSetting> read(String locking, String user) {
        return db.sql("select * from notification_setting where user_id = :user" + locking)
                .param("user", user)
                .query((row, index) -> new NotificationSetting(
                        row.getBoolean("browser"),
                        Digest.valueOf(row.getString("digest")),
                        time(row.getString("quiet_from")),
                        time(row.getString("quiet_until")),
                        instant(row, "digested_at")))
                .optional();
    }

    private void store(String user, NotificationSetting setting, Instant digestedAt) {
        var columns = new HashMap<String, Object>();
        columns.put("user", user);
        columns.put("browser", setting.browser());
        columns.put("digest", setting.digest().name());
        columns.put("from", text(setting.quietFrom()));
        columns.put("until", text(setting.quietUntil()));
        columns.put("at", digestedAt);
        var updated = db.sql(
                        """
                        update notification_setting set browser = :browser, digest = :digest, quiet_from = :from,
                          quiet_until = :until, digested_at = :at where user_id = :user""")
                .params(columns)
                .update();
        if (updated == 0) {
            db.sql(
                            """
                            insert into notification_setting (user_id, browser, digest, quiet_from, quiet_until, digested_at)
                            values (:user, :browser, :digest, :from, :until, :at)""")
                    .params(columns)
                    .update();
        }
    }

    private static LocalTime time(String text) {
        return text == null ? null : LocalTime.parse(text);
    }

    private static String text(LocalTime time) {
        return time == null ? null : time.toString();
    }
}
