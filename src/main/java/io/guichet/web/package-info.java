/** Parts that pages and endpoints share: startup tasks, idempotency, paging, languages, time formats. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"problem"})
package io.guichet.web;
