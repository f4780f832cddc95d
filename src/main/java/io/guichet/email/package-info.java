/** Email out: templates, outbox, delivery to the mail server. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "jdbc", "model", "text", "web"})
package io.guichet.email;
