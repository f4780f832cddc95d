/** How satisfied people were. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "ticket", "policy", "http"})
package io.guichet.survey;
