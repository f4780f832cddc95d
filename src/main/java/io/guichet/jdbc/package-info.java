/** How instants and JSON documents are read from columns and written to them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.guichet.jdbc;
