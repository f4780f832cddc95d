/** The organisations that are served, their languages, channels and texts. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"http"})
package io.guichet.brand;
