/** Files that come with requests and messages: which are taken, where they are kept, how they are given out. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "jdbc", "problem", "ticket"})
package io.guichet.attachment;
