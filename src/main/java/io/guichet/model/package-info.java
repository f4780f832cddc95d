/** The files that analysts own: diagrams, tables, forms and texts, wherever they are kept. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.guichet.model;
