package io.guichet.knowledge;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brand;
import io.guichet.problem.AccessRefused;
import org.springframework.stereotype.Component;

/** Checks who may edit a brand's articles and synonyms. */
@Component
public class ArticlePermissions {

    private final StaffDirectory directory;

    ArticlePermissions(StaffDirectory directory) {
        this.directory = directory;
    }

    /** Whether the current user is on the brand's staff. */
    public boolean isStaff(Brand brand) {
        return directory
                .findCurrent()
                .filter(member -> member.hasAccessTo(brand.id()))
                .isPresent();
    }

    /** Whether the current user may edit articles of any brand. */
    public boolean mayWrite() {
        return directory.current().writesArticles();
    }

    /** Returns the current user if they may edit articles of that brand, otherwise throws {@link AccessRefused}. */
    public StaffMember requireWriter(Brand brand) {
        var user = directory.current();
        if (!user.hasAccessTo(brand.id()) || !user.writesArticles()) {
            throw new AccessRefused(
                    "Only ticket staff and analysts of %s may write its articles.".formatted(brand.id()));
        }
        return user;
    }
}
