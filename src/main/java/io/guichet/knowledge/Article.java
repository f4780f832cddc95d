package io.guichet.knowledge;

import java.time.Instant;

/**
 * A help article of one brand in one language.
 *
 * @param slug name in URLs; translations of an article share its slug
 * @param fromTicket number of the ticket whose solution it was drafted from, or null
 * @param shipped whether it came with the desk and nobody has edited it since
 * @param revision number of the current revision, from 1
 * @param changeNumber number of its last change (see {@link ChangeSequence})
 */
public record Article(
        long id,
        String brand,
        String slug,
        String language,
        ArticleContent content,
        String fromTicket,
        boolean shipped,
        int revision,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy,
        long changeNumber) {

    /** One saved version of an article, with its author and instant. */
    public record Revision(int number, ArticleContent content, Instant writtenAt, String writtenBy) {}

    /** Copy with the id that the database assigned. */
    Article withId(long newId) {
        return new Article(
                newId,
                brand,
                slug,
                language,
                content,
                fromTicket,
                shipped,
                revision,
                createdAt,
                createdBy,
                changedAt,
                changedBy,
                changeNumber);
    }

    public String title() {
        return content.title();
    }

    public boolean isPublished() {
        return content.status() == ArticleStatus.PUBLISHED;
    }

    public boolean isPublic() {
        return isPublished() && content.audience() == Audience.PUBLIC;
    }
}
