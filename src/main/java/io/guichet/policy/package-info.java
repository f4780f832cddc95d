/** The decisions of a brand's tables, as typed values. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "model", "problem", "text"})
package io.guichet.policy;
