package io.guichet.knowledge.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the search keeps its index.
 *
 * @param indexFolder below which each process takes a folder of its own; what lies in it can be deleted at any time
 */
@ConfigurationProperties("guichet.knowledge")
record SearchSettings(@DefaultValue("./data/index") String indexFolder) {}
