package io.guichet.access;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.brand.UnknownBrand;
import java.util.List;
import org.springframework.stereotype.Component;

/** The brands of the current user; others do not exist for them. */
@Component
public class AccessibleBrands {

    private final Brands brands;
    private final StaffDirectory directory;

    AccessibleBrands(Brands brands, StaffDirectory directory) {
        this.brands = brands;
        this.directory = directory;
    }

    public List<Brand> all() {
        var me = directory.current();
        return brands.all().stream().filter(brand -> me.hasAccessTo(brand.id())).toList();
    }

    /** Throws {@link UnknownBrand} for any other brand. */
    public Brand get(String id) {
        if (!directory.current().hasAccessTo(id)) {
            throw new UnknownBrand(id);
        }
        return brands.get(id);
    }
}
