package io.guichet.knowledge;

import java.time.Instant;

/** What somebody wrote once: an article as it was from that instant until the next edition. */
public record Revision(int number, ArticleContent content, Instant writtenAt, String writtenBy) {}
