/** The periods that reports are about, and how pages read them. */
package io.guichet.insight.period;
