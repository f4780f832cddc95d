package io.guichet.access;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the desk from losing its last administrator, whichever page or call removes one. */
@Component
class Administrators {

    private final IdentityService identities;
    private final StaffAccounts accounts;
    private final JdbcClient db;

    Administrators(@Lazy IdentityService identities, StaffAccounts accounts, JdbcClient db) {
        this.identities = identities;
        this.accounts = accounts;
        this.db = db;
    }

    /**
     * Locks the administrators until the transaction ends.
     *
     * @throws LastAdministrator if nobody but this user administers the desk and may sign in
     */
    void requireAnother(String user) {
        db.sql("select name from staff_lock where name = 'administrators' for update")
                .query(String.class)
                .single();
        var stored = accounts.all();
        var administrators = identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).unlimitedList().stream()
                .map(administrator -> administrator.getId())
                .filter(id -> !stored.getOrDefault(id, StaffAccount.NEW).isDisabled())
                .toList();
        if (administrators.contains(user) && administrators.size() == 1) {
            throw new LastAdministrator(user);
        }
    }

    /** The user is the last administrator who may sign in; the engine's API answers it as bad input. */
    static class LastAdministrator extends BadUserRequestException {

        LastAdministrator(String user) {
            super("'%s' is the last administrator. Make somebody else an administrator first.".formatted(user));
        }
    }
}
