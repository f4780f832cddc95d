/** Email out: outbox, templates. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "model"})
package io.guichet.email;
