package io.guichet.knowledge;

import io.guichet.access.MissingRole;
import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brand;
import io.guichet.problem.AccessRefused;
import org.springframework.stereotype.Component;

/** Who of those who serve a brand writes its help articles, and the words that mean the same in its searches. */
@Component
public class ArticlePermissions {

    private final StaffDirectory directory;

    ArticlePermissions(StaffDirectory directory) {
        this.directory = directory;
    }

    /** Whether a member of the brand's staff is signed in. */
    public boolean isStaff(Brand brand) {
        return directory
                .findCurrent()
                .filter(member -> member.hasAccessTo(brand.id()))
                .isPresent();
    }

    /** Whether whoever is signed in writes articles at all. */
    public boolean mayWrite() {
        return directory.current().writesArticles();
    }

    /** Who is signed in, if they write for that brand; {@link AccessRefused} for who only looks on. */
    public StaffMember requireWriter(Brand brand) {
        var user = directory.current();
        if (!user.hasAccessTo(brand.id()) || !user.writesArticles()) {
            throw new MissingRole("Only ticket staff and analysts of %s may write its articles.".formatted(brand.id()));
        }
        return user;
    }
}
