/** Turns a question, form, mail or call into an answer, a ticket, a reply to one — or a way elsewhere. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "brand",
            "customer",
            "jdbc",
            "knowledge",
            "knowledge :: search",
            "policy",
            "problem",
            "sla",
            "ticket",
            "web"
        })
package io.guichet.intake;
