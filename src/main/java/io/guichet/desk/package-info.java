/** What agents see: the workspace, lists, search. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "attachment",
            "billing",
            "brand",
            "customer",
            "policy",
            "ticket",
            "sla",
            "letter",
            "survey",
            "form",
            "intake",
            "knowledge",
            "http"
        })
package io.guichet.desk;
