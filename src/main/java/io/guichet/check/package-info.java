/**
 * Checks of a brand's tables, diagrams and forms; the same rules in the build, at deployment and in the studio.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "brand",
            "email",
            "form",
            "intake",
            "knowledge",
            "model",
            "policy",
            "problem",
            "text",
            "ticket",
            "web",
            "worktime"
        })
package io.guichet.check;
