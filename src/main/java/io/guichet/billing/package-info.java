/** What a paid request costs, until when it can be ordered, and the invoices on which it was. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"brand", "customer", "email", "jdbc", "policy", "problem", "sla", "ticket", "web"})
package io.guichet.billing;
