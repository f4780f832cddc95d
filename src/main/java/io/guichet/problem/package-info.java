/** Errors as RFC 9457 problem details and as error pages. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.guichet.problem;
