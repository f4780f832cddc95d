/** What pages and endpoints share: start-up tasks, idempotency, paging, languages, times in words. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"jdbc", "problem"})
package io.guichet.web;
