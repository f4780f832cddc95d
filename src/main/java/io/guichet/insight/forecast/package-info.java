/** Which running targets will probably be breached within the next hours. */
package io.guichet.insight.forecast;
