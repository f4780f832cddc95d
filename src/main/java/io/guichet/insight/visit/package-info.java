/** What activities and paths of the processes cost: heat map, paths, and the visits behind them. */
package io.guichet.insight.visit;
