/** What people fill in: form files read, drawn as HTML and checked. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "problem"})
package io.guichet.form;
