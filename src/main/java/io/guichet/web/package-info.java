/** Parts that pages and endpoints share: startup tasks, idempotency, paging, languages, time formats. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"problem", "text"})
package io.guichet.web;
