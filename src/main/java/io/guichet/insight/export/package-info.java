/** Files of tickets, metrics and event logs for other programs. */
package io.guichet.insight.export;
