/** The overview by e-mail, as its readers scheduled it. */
package io.guichet.insight.schedule;
