/** Access control: sign-in, roles, brand boundaries. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"brand", "email", "jdbc", "problem", "text", "web"})
package io.guichet.access;
