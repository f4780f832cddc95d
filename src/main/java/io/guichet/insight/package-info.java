/** Metrics of tickets and reports: overview, exports, deflection, question clusters, attainment. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "brand",
            "email",
            "intake",
            "jdbc",
            "knowledge",
            "knowledge :: search",
            "policy",
            "problem",
            "search",
            "sla",
            "text",
            "ticket",
            "web",
            "worktime"
        })
package io.guichet.insight;
