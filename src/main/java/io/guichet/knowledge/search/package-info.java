/** The search for help articles: index, queries, excerpts, synonyms. */
@org.springframework.modulith.NamedInterface("search")
package io.guichet.knowledge.search;
