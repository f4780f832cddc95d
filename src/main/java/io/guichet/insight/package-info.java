/** Performance reports: deflection, question clusters, attainment, reporting periods. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "brand",
            "intake",
            "jdbc",
            "knowledge",
            "knowledge :: search",
            "policy",
            "problem",
            "sla",
            "text",
            "ticket",
            "web"
        })
package io.guichet.insight;
