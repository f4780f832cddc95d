package io.guichet.knowledge;

import io.guichet.access.Staff;
import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.http.NotAllowed;
import org.springframework.stereotype.Component;

/** Who of those who serve a brand writes its help articles, and the words that mean the same in its searches. */
@Component
public class ArticleWriters {

    private final StaffDirectory directory;

    ArticleWriters(StaffDirectory directory) {
        this.directory = directory;
    }

    /** Whether whoever is signed in writes articles at all. */
    public boolean isOne() {
        return directory.current().writes();
    }

    /** Who is signed in, if they write for that brand; {@link NotAllowed} for who only looks on. */
    public Staff mustBeOne(Brand brand) {
        var me = directory.current();
        if (!me.serves(brand.id()) || !me.writes()) {
            throw new NotAllowed("Only those who work on tickets of %s or keep its policies write its articles."
                    .formatted(brand.id()));
        }
        return me;
    }
}
