/** Forms: form files read, rendered as HTML and validated. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "problem", "text"})
package io.guichet.form;
