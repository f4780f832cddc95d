package io.guichet.knowledge;

import io.guichet.problem.UnknownEntity;

/** An article that does not exist, or that the reader may not see. */
public class UnknownArticle extends UnknownEntity {

    UnknownArticle(String slug, String language) {
        super("There is no article %s in %s.".formatted(slug, language));
    }

    public UnknownArticle(String slug) {
        super("There is no article %s.".formatted(slug));
    }
}
