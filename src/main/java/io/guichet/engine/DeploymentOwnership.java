package io.guichet.engine;

import io.guichet.access.AccessibleBrands;
import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.check.ModelFile;
import io.guichet.problem.AccessRefused;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Whose a deployment is: files of a brand are deployed to its tenant by those who serve it; shared diagrams, forms and
 * default tables without a tenant, by those who serve all brands.
 */
@Component
class DeploymentOwnership {

    private final StaffDirectory staff;
    private final Brands brands;
    private final AccessibleBrands accessible;

    DeploymentOwnership(StaffDirectory staff, Brands brands, AccessibleBrands accessible) {
        this.staff = staff;
        this.brands = brands;
        this.accessible = accessible;
    }

    /**
     * Requires that the current user may deploy these files; the desk itself may deploy all that fit.
     *
     * @param brand tenant of the deployment; null for none
     * @throws AccessRefused if not
     */
    void require(String brand, Collection<ModelFile> files) {
        var user = staff.findCurrent();
        if (brand != null
                && (!brands.serves(brand)
                        || user.filter(me -> !me.hasAccessTo(brand)).isPresent())) {
            throw refused(
                    "There is no brand '%s' that you serve; set the tenant id to a brand of yours.".formatted(brand));
        }
        if (brand == null && user.filter(me -> !accessible.servesAll(me)).isPresent()) {
            throw refused("Files without a tenant apply to all brands, and you do not serve all of them;"
                    + " set the tenant id to your brand, or ask an analyst of all brands.");
        }
        if (brand != null) {
            files.stream()
                    .filter(file -> file.isKnown() && !brand.equals(file.owner(List.of(brand))))
                    .findFirst()
                    .ifPresent(shared -> {
                        throw refused(
                                "%s applies to all brands; deploy it without a tenant id.".formatted(shared.name()));
                    });
        }
    }

    private static AccessRefused refused(String reason) {
        var refusal = new AccessRefused(reason);
        RefusedDeployment.record(refusal);
        return refusal;
    }
}
