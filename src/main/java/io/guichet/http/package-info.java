/** How the desk speaks HTTP: what comes before the doors open, named errors as problem details, safe retries, pages of a list. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.guichet.http;
