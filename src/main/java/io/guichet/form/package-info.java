/** Forms: form files read, rendered as HTML and validated. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "problem"})
package io.guichet.form;
