/** The engine made safe: deployer, expressions, tenants, doors. Nobody depends on it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"brand", "model", "http", "access"})
package io.guichet.engine;
