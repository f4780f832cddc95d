/** Email out: outbox and templates. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "model"})
package io.guichet.email;
