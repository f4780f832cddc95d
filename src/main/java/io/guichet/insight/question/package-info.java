/** Questions that were answered without a ticket, those that were not, and clusters of questions about the same. */
package io.guichet.insight.question;
