package io.guichet.access;

import static io.guichet.access.Roles.ADMIN;
import static io.guichet.access.Roles.ANALYST;
import static io.guichet.access.Roles.MANAGER;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is open of the engine's own calls. Tasks are completed at the desk, tickets begin at the desk, and nobody writes what
 * the diagrams remember: none of this is listed.
 */
final class EngineCalls {

    private static final List<String> ADMINS = List.of(ADMIN);
    private static final List<String> DRAWING = List.of(ANALYST, ADMIN);
    private static final List<String> WATCHING = List.of(ANALYST, MANAGER, ADMIN);
    private static final List<String> WORKING =
            Stream.concat(Roles.DESK.stream(), DRAWING.stream()).toList();

    /** Questions that are so long that they are posted. */
    private static final String[] QUESTIONS = {
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

    private EngineCalls() {}

    /** For Camunda Modeler and for operations. */
    static OpenCalls ofPrograms() {
        var open = OpenCalls.below("/engine-rest/");
        for (var engine : List.of("", "engine/default/")) {
            open.allow(
                            DRAWING,
                            "GET",
                            of(
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
                    .allow(DRAWING, "POST", of(engine, "deployment/create"))
                    .allow(ADMINS, "GET", of(engine, "**"))
                    .allow(ADMINS, "POST", of(engine, QUESTIONS))
                    .allow(ADMINS, "PUT", of(engine, "job/*/retries"))
                    .allow(ADMINS, "POST", of(engine, "filter/*/list", "filter/*/count"));
        }
        return open.allow(DRAWING, "GET", "engine");
    }

    /** For the scripts of Tasklist, Cockpit and Admin. */
    static OpenCalls ofPages() {
        var engine = "engine/engine/default/";
        return OpenCalls.below("/camunda/api/")
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
                        of(engine, "version", "authorization/check", "identity/groups", "user/{me}/profile"))
                .allow(Roles.ALL, "POST", of(engine, "identity/verify", "identity/password-policy"))
                .allow(Roles.ALL, "PUT", of(engine, "user/{me}/credentials", "user/{me}/profile"))
                .allow(
                        WORKING,
                        "GET",
                        of(
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
                .allow(WORKING, "OPTIONS", of(engine, "filter", "filter/*", "user", "user/*", "group"))
                .allow(
                        WORKING,
                        "POST",
                        of(
                                engine,
                                "task",
                                "task/count",
                                "task/*/claim",
                                "task/*/unclaim",
                                "task/*/assignee",
                                "filter/*/list",
                                "filter/*/count",
                                "filter/*/singleResult"))
                .allow(WATCHING, "GET", "cockpit/plugin/**")
                .allow(WATCHING, "POST", "cockpit/plugin/base/default/**")
                .allow(WATCHING, "GET", of(engine, "**"))
                .allow(WATCHING, "OPTIONS", of(engine, "**"))
                .allow(WATCHING, "POST", of(engine, QUESTIONS))
                .allow(
                        WATCHING,
                        "POST",
                        of(engine, "user", "user/count", "group", "group/count", "tenant", "tenant/count"))
                .allow(ADMINS, "GET", "admin/plugin/**")
                .allow(ADMINS, "POST", of(engine, "user/create", "user/*/unlock", "authorization/create"))
                .allow(ADMINS, "PUT", of(engine, "user/*/**", "authorization/*", "job/*/retries"))
                .allow(ADMINS, "DELETE", of(engine, "user/*", "authorization/*"))
                .allow(ADMINS, "POST", of(engine, "filter/create", "group/create", "tenant/create"))
                .allow(ADMINS, "PUT", of(engine, "filter/*", "group/*", "group/*/members/*", "tenant/*", "tenant/*/**"))
                .allow(
                        ADMINS,
                        "DELETE",
                        of(engine, "filter/*", "group/*", "group/*/members/*", "tenant/*", "tenant/*/**"));
    }

    private static String[] of(String engine, String... addresses) {
        return Stream.of(addresses).map(engine::concat).toArray(String[]::new);
    }
}
