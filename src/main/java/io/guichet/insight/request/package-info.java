/** What pages and the API about figures share: reading the query, its filters and links, and who may read. */
package io.guichet.insight.request;
