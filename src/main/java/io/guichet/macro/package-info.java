/** Macros: canned replies with variables and files, which also set an outcome and attributes. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "attachment",
            "brand",
            "customer",
            "email",
            "form",
            "jdbc",
            "policy",
            "problem",
            "sla",
            "text",
            "ticket",
            "web"
        })
package io.guichet.macro;
