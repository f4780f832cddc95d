/** Engine configuration: deployer, expressions, tenants, endpoints. No package depends on it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "brand", "check", "jdbc", "model", "problem", "text", "ticket", "web"})
package io.guichet.engine;
