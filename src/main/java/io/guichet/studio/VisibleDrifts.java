package io.guichet.studio;

import io.guichet.access.AccessibleBrands;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.check.ModelFile;
import io.guichet.model.FileDrift;
import io.guichet.model.FileDrifts;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.UnknownEntity;
import java.util.List;
import org.springframework.stereotype.Component;

/** The files that a user sees, with what has changed in the folder and in what is deployed: own and shared ones. */
@Component
class VisibleDrifts {

    private final FileDrifts drifts;
    private final Brands brands;
    private final AccessibleBrands accessible;

    VisibleDrifts(FileDrifts drifts, Brands brands, AccessibleBrands accessible) {
        this.drifts = drifts;
        this.brands = brands;
        this.accessible = accessible;
    }

    List<FileDrift> all(StaffMember staff) {
        return drifts.all().stream()
                .filter(drift -> isVisible(drift.path(), staff))
                .toList();
    }

    /** Throws {@link UnknownEntity} for a file that does not exist for the user. */
    FileDrift get(String path, StaffMember staff) {
        return all(staff).stream()
                .filter(drift -> drift.path().equals(path))
                .findFirst()
                .orElseThrow(() -> UnknownEntity.of("file", path));
    }

    /** The brand whose file it is; null for a shared one. */
    String owner(String path) {
        return ModelFile.at(path, new byte[0])
                .owner(brands.all().stream().map(Brand::id).toList());
    }

    boolean isVisible(String path, StaffMember staff) {
        var owner = owner(path);
        return owner == null || staff.hasAccessTo(owner);
    }

    /** Throws {@link AccessRefused} unless {@link #mayChange}. */
    void requireMayChange(String path, StaffMember staff) {
        if (!mayChange(path, staff)) {
            throw new AccessRefused("A shared file applies to all brands, and you do not serve all of them.");
        }
    }

    /** Whether the file belongs to a brand of the user, or is shared and the user serves all brands. */
    boolean mayChange(String path, StaffMember staff) {
        var owner = owner(path);
        return owner == null ? accessible.servesAll(staff) : staff.hasAccessTo(owner);
    }
}
