/** What customers see. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "attachment",
            "billing",
            "brand",
            "customer",
            "policy",
            "ticket",
            "sla",
            "intake",
            "survey",
            "form",
            "letter",
            "http"
        })
package io.guichet.portal;
