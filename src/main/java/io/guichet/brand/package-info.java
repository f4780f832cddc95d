/** The organisations that are served, their languages, channels and texts. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "http"})
package io.guichet.brand;
