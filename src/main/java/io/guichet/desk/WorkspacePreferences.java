package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.web.RetryableTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What users have chosen for the workspace. */
@Component
class WorkspacePreferences {

    private final JdbcClient db;

    WorkspacePreferences(JdbcClient db) {
        this.db = db;
    }

    /** Whether finishing a task opens the user's next one; true until the user chooses. */
    @Transactional(readOnly = true)
    boolean opensNext(StaffMember staff) {
        return db.sql("select opens_next from workspace_preference where user_id = :user")
                .param("user", staff.id())
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** Stores the choice if it differs. */
    @RetryableTransaction
    void chooseOpensNext(boolean opensNext, StaffMember staff) {
        if (opensNext == opensNext(staff)) {
            return;
        }
        var updated = db.sql("update workspace_preference set opens_next = :opensNext where user_id = :user")
                .param("opensNext", opensNext)
                .param("user", staff.id())
                .update();
        if (updated == 0) {
            db.sql("insert into workspace_preference (user_id, opens_next) values (:user, :opensNext)")
                    .param("opensNext", opensNext)
                    .param("user", staff.id())
                    .update();
        }
    }
}
