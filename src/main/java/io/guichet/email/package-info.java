/** Email out: outbox, templates. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "jdbc", "model", "text"})
package io.guichet.email;
