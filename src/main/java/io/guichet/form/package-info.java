/** Forms: form files read, rendered as HTML and validated. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "model", "policy", "problem", "text"})
package io.guichet.form;
