/** Categories of errors, and their one mapping to RFC 9457 problem details and to error pages. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.guichet.problem;
