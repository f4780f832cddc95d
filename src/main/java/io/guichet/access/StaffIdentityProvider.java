package io.guichet.access;

import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The engine's users without its lock after failed attempts, with which a stranger could shut a user out: {@link
 * SignInLimits} delays instead. Reports changes of users, whichever page or call makes them.
 */
class StaffIdentityProvider extends DbIdentityServiceProvider {

    private final Runnable onChange;
    private final ApplicationEventPublisher events;
    private final Administrators administrators;

    /** @param onChange called after the transaction that changes a user */
    StaffIdentityProvider(Runnable onChange, ApplicationEventPublisher events, Administrators administrators) {
        this.onChange = onChange;
        this.events = events;
        this.administrators = administrators;
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        var user = userId == null || password == null ? null : findUserById(userId);
        return user != null && matchPassword(password, user);
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
        var type = changeOf((UserEntity) user);
        return reported(super.saveUser(user), type, user.getId(), null);
    }

    private static AuditType changeOf(UserEntity user) {
        if (user.getRevision() == 0) {
            return AuditType.USER_CREATED;
        }
        return user.hasNewPassword() ? AuditType.PASSWORD_CHANGED : AuditType.USER_CHANGED;
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        administrators.requireAnother(userId);
        events.publishEvent(new UserDeleted(userId));
        return reported(super.deleteUser(userId), AuditType.USER_DELETED, userId, null);
    }

    @Override
    public IdentityOperationResult createMembership(String userId, String groupId) {
        return reported(super.createMembership(userId, groupId), AuditType.GROUP_ADDED, userId, groupId);
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        if (Groups.CAMUNDA_ADMIN.equals(groupId)) {
            administrators.requireAnother(userId);
        }
        return reported(super.deleteMembership(userId, groupId), AuditType.GROUP_REMOVED, userId, groupId);
    }

    @Override
    public IdentityOperationResult deleteGroup(String groupId) {
        return reported(super.deleteGroup(groupId), AuditType.GROUP_REMOVED, groupId, "group deleted");
    }

    @Override
    public IdentityOperationResult createTenantUserMembership(String tenantId, String userId) {
        return reported(super.createTenantUserMembership(tenantId, userId), AuditType.BRAND_ADDED, userId, tenantId);
    }

    @Override
    public IdentityOperationResult deleteTenantUserMembership(String tenantId, String userId) {
        return reported(super.deleteTenantUserMembership(tenantId, userId), AuditType.BRAND_REMOVED, userId, tenantId);
    }

    @Override
    public IdentityOperationResult createTenantGroupMembership(String tenantId, String groupId) {
        return reported(super.createTenantGroupMembership(tenantId, groupId), AuditType.BRAND_ADDED, groupId, tenantId);
    }

    @Override
    public IdentityOperationResult deleteTenantGroupMembership(String tenantId, String groupId) {
        return reported(
                super.deleteTenantGroupMembership(tenantId, groupId), AuditType.BRAND_REMOVED, groupId, tenantId);
    }

    private IdentityOperationResult reported(
            IdentityOperationResult result, AuditType type, String subject, String detail) {
        if (!IdentityOperationResult.OPERATION_NONE.equals(result.getOperation())) {
            events.publishEvent(new AuditedAction(type, subject, detail));
        }
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, context -> onChange.run());
        return result;
    }
}
