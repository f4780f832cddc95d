/** Files that come with requests and messages: which are accepted, stored, served. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"brand", "email", "jdbc", "problem", "text", "ticket"})
package io.guichet.attachment;
