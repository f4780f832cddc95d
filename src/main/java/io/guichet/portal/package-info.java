/** What customers see. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"brand", "customer", "policy", "ticket", "sla", "intake", "survey", "form", "http"})
package io.guichet.portal;
