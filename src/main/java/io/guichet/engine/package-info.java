/** Engine configuration: deployer, expressions, tenants, endpoints. No package depends on it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "model", "problem"})
package io.guichet.engine;
