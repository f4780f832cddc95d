/** How satisfied customers were. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"jdbc", "problem", "ticket"})
package io.guichet.survey;
