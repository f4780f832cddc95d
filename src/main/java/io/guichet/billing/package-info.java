/** Paid requests: price, payment deadline, payments through a provider and their refunds, invoices. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"brand", "customer", "email", "jdbc", "policy", "problem", "sla", "text", "ticket", "web"
        })
package io.guichet.billing;
