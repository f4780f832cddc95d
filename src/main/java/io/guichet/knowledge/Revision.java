package io.guichet.knowledge;

import java.time.Instant;

/** One saved version of an article, with its author and instant. */
public record Revision(int number, ArticleContent content, Instant writtenAt, String writtenBy) {}
