/** The overview of tickets with its parts: figures, trends, breakdowns, agents, drivers, lists of tickets. */
package io.guichet.insight.overview;
