/** What is sent: outbox and templates. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "model", "http"})
package io.guichet.letter;
