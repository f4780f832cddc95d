/** The organisations that are served, their languages, channels, colours and texts. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "problem", "text"})
package io.guichet.brand;
