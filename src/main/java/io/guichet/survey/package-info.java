/** How satisfied customers were. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"jdbc", "problem", "text", "ticket"})
package io.guichet.survey;
