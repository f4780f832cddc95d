/** The pages and the API of agents: the workspace, lists, search. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "attachment",
            "billing",
            "brand",
            "customer",
            "email",
            "form",
            "intake",
            "jdbc",
            "macro",
            "mail",
            "model",
            "notification",
            "policy",
            "problem",
            "search",
            "sla",
            "survey",
            "text",
            "ticket",
            "web"
        })
package io.guichet.desk;
