/** Access control: sign-in, roles, brand boundaries. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "jdbc", "problem", "text", "web"})
package io.guichet.access;
