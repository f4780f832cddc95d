/** What reports count and measure: queries, selections of tickets, and their figures. */
package io.guichet.insight.metric;
