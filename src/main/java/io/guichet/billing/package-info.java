/** Paid requests: price, payment deadline, invoices. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"brand", "customer", "email", "policy", "problem", "sla", "ticket", "web"})
package io.guichet.billing;
