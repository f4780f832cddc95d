/** Who may do what: sign-in, roles, brand boundaries. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "http"})
package io.guichet.access;
