/** Locates the files that analysts own: diagrams, tables, forms and texts. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.guichet.model;
