/** Computes the metrics of each ticket and the visits of its processes, and keeps them in tables. */
package io.guichet.insight.table;
