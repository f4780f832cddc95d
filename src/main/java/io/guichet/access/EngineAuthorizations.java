package io.guichet.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/** Authorizations of each role in the engine's webapps; tenants restrict them further. */
@Component
class EngineAuthorizations {

    /** Reading the instance shows a ticket's number on its card; it contains no customer text. */
    private static final Permission[] TASK_PERMISSIONS = {
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_TASK,
        ProcessDefinitionPermissions.TASK_WORK,
        ProcessDefinitionPermissions.TASK_ASSIGN
    };

    private static final Permission[] COCKPIT_PERMISSIONS = {
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_HISTORY
    };

    private final AuthorizationService authorizations;

    EngineAuthorizations(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void ensure() {
        for (var resource : Resources.values()) {
            grant(Groups.CAMUNDA_ADMIN, resource, ANY, Permissions.ALL);
        }
        for (var role : Roles.TICKET_ROLES) {
            grant(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            grant(role, Resources.PROCESS_DEFINITION, ANY, TASK_PERMISSIONS);
        }
        grant(Roles.ANALYST, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(Roles.ANALYST, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(Roles.ANALYST, Resources.DEPLOYMENT, ANY, Permissions.READ, Permissions.CREATE);
        grant(Roles.MANAGER, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        for (var role : new String[] {Roles.ANALYST, Roles.MANAGER}) {
            grant(role, Resources.PROCESS_DEFINITION, ANY, COCKPIT_PERMISSIONS);
            grant(role, Resources.TASK, ANY, Permissions.READ);
            grant(role, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY);
            grant(role, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ);
        }
        for (var role : Roles.ALL) {
            grant(role, Resources.FILTER, ANY, Permissions.READ);
            grant(role, Resources.USER, ANY, Permissions.READ);
            grant(role, Resources.GROUP, ANY, Permissions.READ);
        }
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        var existing = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (existing == null) {
            var grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(id);
            grant.setPermissions(permissions);
            authorizations.saveAuthorization(grant);
        }
    }
}
