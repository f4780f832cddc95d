/** The rules of text from outside: which characters, how many lines, how long, and what an e-mail address is. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"problem"})
package io.guichet.text;
