/** What a brand's tables decide, as typed values. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "model", "http"})
package io.guichet.policy;
