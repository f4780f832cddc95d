package io.guichet.knowledge;

import java.time.Instant;

/**
 * A help article of one brand in one language.
 *
 * @param slug its name in addresses; the article of the same name in another language is its translation
 * @param fromTicket the ticket whose solution it was written from, or null
 * @param shipped whether it came with the desk and nobody has written in it since
 * @param edition counts what was written, from 1
 * @param change the number of its last change; an index that has seen it has seen every smaller one
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

    /** The same under the number that it got in the database. */
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

    /** Whether customers may read it. */
    public boolean isPublic() {
        return isPublished() && content.audience() == Audience.PUBLIC;
    }
}
