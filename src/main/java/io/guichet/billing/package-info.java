/** Paid requests: price, payment deadline, invoices. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"brand", "customer", "email", "jdbc", "policy", "problem", "sla", "text", "ticket", "web"
        })
package io.guichet.billing;
