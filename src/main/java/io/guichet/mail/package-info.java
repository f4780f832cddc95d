/** Email in: reads raw messages into values and recognises what machines wrote. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"text"})
package io.guichet.mail;
