/** SLA targets, their due dates and pauses, and the explanation of each. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "brand", "jdbc", "policy", "problem", "text", "ticket", "web", "worktime"})
package io.guichet.sla;
