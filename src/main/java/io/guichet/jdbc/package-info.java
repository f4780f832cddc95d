/** How instants and JSON documents are read from columns and written to them, and what differs between databases. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.guichet.jdbc;
