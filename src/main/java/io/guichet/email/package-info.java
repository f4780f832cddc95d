/** Email out: outbox, templates. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "jdbc", "model"})
package io.guichet.email;
