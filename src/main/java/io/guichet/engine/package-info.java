/** The engine made safe: deployer, expressions, tenants, doors. Nobody depends on it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "model", "problem"})
package io.guichet.engine;
