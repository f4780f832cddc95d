/** The demo run's people, their tickets and the month that they live. Nobody depends on it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "billing",
            "brand",
            "customer",
            "desk",
            "email",
            "form",
            "intake",
            "mail",
            "macro",
            "policy",
            "problem",
            "survey",
            "text",
            "ticket",
            "web"
        })
package io.guichet.demo;
