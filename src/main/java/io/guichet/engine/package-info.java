/** Engine configuration: deployer, expressions, tenants, endpoints. No package depends on it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "model", "problem", "ticket"})
package io.guichet.engine;
