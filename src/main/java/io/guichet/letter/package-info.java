/** What is sent: outbox and templates. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "http"})
package io.guichet.letter;
