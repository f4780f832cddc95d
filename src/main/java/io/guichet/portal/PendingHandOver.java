package io.guichet.portal;

import io.guichet.customer.HandOver;
import java.io.Serializable;
import java.time.Instant;

/**
 * A hand-over whose visitor has not said yet that it is them.
 *
 * @param id names it in the form, so that the answer counts for no other one
 * @param page the page that was opened, without the token
 * @param end instant from which an answer does not count
 */
record PendingHandOver(String id, HandOver handOver, String page, Instant end) implements Serializable {}
