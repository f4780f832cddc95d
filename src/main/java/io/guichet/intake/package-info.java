/** Turns a question, form, mail, call or chat into an answer, a ticket, a reply to one, or a route elsewhere. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "brand",
            "customer",
            "form",
            "jdbc",
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
package io.guichet.intake;
