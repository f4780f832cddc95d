/** How the desk speaks HTTP: named errors as problem details, safe retries, pages of a list. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.guichet.http;
