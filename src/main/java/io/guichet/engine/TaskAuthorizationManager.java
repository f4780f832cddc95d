package io.guichet.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Leaves the check of each task out of a task query if the user may read all tasks, which is asked once. The engine would
 * join every task with the user's authorizations. Tenants and candidate groups still restrict the query.
 */
public class TaskAuthorizationManager extends AuthorizationManager {

    /** Creates a manager for each command. */
    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new TaskAuthorizationManager();
        }
    }

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        super.configureTaskQuery(query);
        var check = query.getAuthCheck();
        if (check.isAuthorizationCheckEnabled() && !check.isRevokeAuthorizationCheckEnabled() && mayReadAllTasks()) {
            check.setAuthorizationCheckEnabled(false);
        }
    }

    private boolean mayReadAllTasks() {
        return isAuthorized(Permissions.READ_TASK, Resources.PROCESS_DEFINITION, ANY)
                || isAuthorized(Permissions.READ, Resources.TASK, ANY);
    }
}
