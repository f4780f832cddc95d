/** Lets the engine drive the work: one small class per task of a diagram. Nobody depends on it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "attachment",
            "brand",
            "check",
            "customer",
            "email",
            "form",
            "intake",
            "jdbc",
            "model",
            "policy",
            "problem",
            "sla",
            "survey",
            "text",
            "ticket",
            "web"
        })
package io.guichet.process;
