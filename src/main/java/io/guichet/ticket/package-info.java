/** A request for help, its conversation, and the states it passes. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "brand", "customer", "jdbc", "policy", "problem", "text"})
package io.guichet.ticket;
