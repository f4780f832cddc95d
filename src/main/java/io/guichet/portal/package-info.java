/** The pages of customers. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "attachment",
            "billing",
            "brand",
            "customer",
            "email",
            "form",
            "intake",
            "knowledge",
            "knowledge :: search",
            "policy",
            "problem",
            "sla",
            "survey",
            "text",
            "ticket",
            "web"
        })
package io.guichet.portal;
