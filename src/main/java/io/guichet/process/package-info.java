/** Lets the engine drive the work: one small class per task of a diagram. Nobody depends on it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "brand",
            "customer",
            "policy",
            "ticket",
            "sla",
            "intake",
            "survey",
            "letter",
            "form",
            "http"
        })
package io.guichet.process;
