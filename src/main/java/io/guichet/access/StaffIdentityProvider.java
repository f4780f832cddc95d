package io.guichet.access;

import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;

/**
 * The engine's users without its lock after failed attempts, with which a stranger could shut a user out: {@link
 * SignInLimits} delays instead. Reports changes of users, whichever page or call makes them.
 */
class StaffIdentityProvider extends DbIdentityServiceProvider {

    private final Runnable onChange;

    /** @param onChange called after the transaction that changes a user */
    StaffIdentityProvider(Runnable onChange) {
        this.onChange = onChange;
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        var user = userId == null || password == null ? null : findUserById(userId);
        return user != null && matchPassword(password, user);
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
        return reported(super.saveUser(user));
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        return reported(super.deleteUser(userId));
    }

    @Override
    public IdentityOperationResult createMembership(String userId, String groupId) {
        return reported(super.createMembership(userId, groupId));
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        return reported(super.deleteMembership(userId, groupId));
    }

    @Override
    public IdentityOperationResult deleteGroup(String groupId) {
        return reported(super.deleteGroup(groupId));
    }

    private IdentityOperationResult reported(IdentityOperationResult result) {
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, context -> onChange.run());
        return result;
    }
}
