package io.guichet.access;

import static io.guichet.access.Roles.ADMIN;
import static io.guichet.access.Roles.ANALYST;
import static io.guichet.access.Roles.MANAGER;

import java.util.List;
import java.util.stream.Stream;

/**
 * Allow-lists of the engine's APIs. Completing tasks, starting tickets and writing process variables are not on them:
 * they go through the desk.
 */
final class EngineAccessRules {

    private static final List<String> ADMIN_ROLES = List.of(ADMIN);
    private static final List<String> ANALYST_ROLES = List.of(ANALYST, ADMIN);
    private static final List<String> COCKPIT_ROLES = List.of(ANALYST, MANAGER, ADMIN);
    private static final List<String> TASKLIST_ROLES =
            Stream.concat(Roles.TICKET_ROLES.stream(), ANALYST_ROLES.stream()).toList();

    /** Queries that are sent by POST. */
    private static final String[] QUERY_PATHS = {
        "process-instance",
        "process-instance/count",
        "execution",
        "execution/count",
        "task",
        "task/count",
        "job",
        "job/count",
        "job-definition",
        "job-definition/count",
        "incident",
        "incident/count",
        "variable-instance",
        "variable-instance/count",
        "external-task",
        "external-task/count",
        "history/process-instance",
        "history/process-instance/count",
        "history/activity-instance",
        "history/activity-instance/count",
        "history/task",
        "history/task/count",
        "history/variable-instance",
        "history/variable-instance/count",
        "history/incident",
        "history/decision-instance",
    };

    private EngineAccessRules() {}

    /** The REST API, for Camunda Modeler and for operations. */
    static EndpointAllowList restApi() {
        var rules = EndpointAllowList.withPrefix("/engine-rest/");
        for (var engine : List.of("", "engine/default/")) {
            rules.allow(
                            ANALYST_ROLES,
                            "GET",
                            paths(
                                    engine,
                                    "version",
                                    "deployment",
                                    "deployment/**",
                                    "process-definition",
                                    "process-definition/count",
                                    "process-definition/*",
                                    "process-definition/*/xml",
                                    "process-definition/key/**",
                                    "decision-definition",
                                    "decision-definition/**"))
                    .allow(ANALYST_ROLES, "POST", paths(engine, "deployment/create"))
                    .allow(ADMIN_ROLES, "GET", paths(engine, "**"))
                    .allow(ADMIN_ROLES, "POST", paths(engine, QUERY_PATHS))
                    .allow(ADMIN_ROLES, "PUT", paths(engine, "job/*/retries"))
                    .allow(ADMIN_ROLES, "POST", paths(engine, "filter/*/list", "filter/*/count"));
        }
        return rules.allow(ANALYST_ROLES, "GET", "engine");
    }

    /** For the pages of Tasklist, Cockpit and Admin. */
    static EndpointAllowList webapps() {
        var engine = "engine/engine/default/";
        return EndpointAllowList.withPrefix("/camunda/api/")
                .allow(
                        Roles.ALL,
                        "GET",
                        "admin/auth/user/default",
                        "engine/engine",
                        "engine/engine/",
                        "tasklist/plugin/**",
                        "welcome/plugin/**")
                .allow(
                        Roles.ALL,
                        "GET",
                        paths(
                                engine,
                                "version",
                                "authorization/check",
                                "identity/groups",
                                "identity/password-policy",
                                "user/{userId}/profile"))
                .allow(Roles.ALL, "POST", paths(engine, "identity/password-policy", "group", "group/count"))
                .allow(Roles.ALL, "PUT", paths(engine, "user/{userId}/credentials", "user/{userId}/profile"))
                .allow(
                        TASKLIST_ROLES,
                        "GET",
                        paths(
                                engine,
                                "task",
                                "task/count",
                                "task/*",
                                "task/*/form",
                                "task/*/rendered-form",
                                "task/*/deployed-form",
                                "task/*/form-variables",
                                "task/*/identity-links",
                                "task/*/comment",
                                "filter",
                                "filter/count",
                                "filter/*",
                                "filter/*/list",
                                "filter/*/count",
                                "filter/*/singleResult",
                                "process-definition",
                                "process-definition/count",
                                "process-definition/*",
                                "process-definition/*/xml",
                                "user",
                                "user/count",
                                "user/*/profile",
                                "group",
                                "group/count",
                                "group/*"))
                .allow(TASKLIST_ROLES, "OPTIONS", paths(engine, "filter", "filter/*", "user", "user/*", "group"))
                .allow(
                        TASKLIST_ROLES,
                        "POST",
                        paths(
                                engine,
                                "task",
                                "task/count",
                                "task/*/claim",
                                "task/*/unclaim",
                                "task/*/assignee",
                                "filter/*/list",
                                "filter/*/count",
                                "filter/*/singleResult"))
                .allow(COCKPIT_ROLES, "GET", "cockpit/plugin/**")
                .allow(COCKPIT_ROLES, "POST", "cockpit/plugin/base/default/**")
                .allow(COCKPIT_ROLES, "GET", paths(engine, "**"))
                .allow(COCKPIT_ROLES, "OPTIONS", paths(engine, "**"))
                .allow(COCKPIT_ROLES, "POST", paths(engine, QUERY_PATHS))
                .allow(COCKPIT_ROLES, "POST", paths(engine, "user", "user/count", "tenant", "tenant/count"))
                .allow(ADMIN_ROLES, "GET", "admin/plugin/**")
                .allow(ADMIN_ROLES, "POST", paths(engine, "user/create", "user/*/unlock", "authorization/create"))
                .allow(ADMIN_ROLES, "PUT", paths(engine, "user/*/*", "authorization/*", "job/*/retries"))
                .allow(ADMIN_ROLES, "DELETE", paths(engine, "user/*", "authorization/*"))
                .allow(ADMIN_ROLES, "POST", paths(engine, "filter/create", "group/create", "tenant/create"))
                .allow(
                        ADMIN_ROLES,
                        "PUT",
                        paths(engine, "filter/*", "group/*", "group/*/members/*", "tenant/*", "tenant/*/**"))
                .allow(
                        ADMIN_ROLES,
                        "DELETE",
                        paths(engine, "filter/*", "group/*", "group/*/members/*", "tenant/*", "tenant/*/**"));
    }

    private static String[] paths(String engine, String... relativePaths) {
        return Stream.of(relativePaths).map(engine::concat).toArray(String[]::new);
    }
}
