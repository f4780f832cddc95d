/** How satisfied customers were. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"problem", "ticket"})
package io.guichet.survey;
