/** Keeps the metrics of all tickets in memory, packed as bytes. */
package io.guichet.insight.packed;
