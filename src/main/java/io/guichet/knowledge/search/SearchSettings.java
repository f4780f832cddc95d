package io.guichet.knowledge.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the search index.
 *
 * @param indexFolder parent folder in which each process locks a folder of its own; its content can be deleted at any
 * time
 */
@ConfigurationProperties("guichet.knowledge")
public record SearchSettings(@DefaultValue("./data/index") String indexFolder) {}
