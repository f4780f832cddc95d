/** Notifications of staff: assigned, mentioned, answered, at risk; in pages, in the browser, and as an e-mail digest. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "brand", "email", "jdbc", "policy", "problem", "sla", "ticket", "web"})
package io.guichet.notification;
