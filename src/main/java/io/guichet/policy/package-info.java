/** What a brand's tables decide, as typed values. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "model", "problem"})
package io.guichet.policy;
