/** What customers see. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "attachment",
            "billing",
            "brand",
            "customer",
            "knowledge",
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
