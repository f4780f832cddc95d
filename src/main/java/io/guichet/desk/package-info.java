/** What agents see: the workspace, lists, search. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "brand",
            "customer",
            "policy",
            "ticket",
            "sla",
            "letter",
            "survey",
            "form",
            "intake",
            "http"
        })
package io.guichet.desk;
