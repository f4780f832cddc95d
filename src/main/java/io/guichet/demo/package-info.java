/** The demo run's people, tickets and month of life. Nobody depends on it. */
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
            "desk",
            "form",
            "http"
        })
package io.guichet.demo;
