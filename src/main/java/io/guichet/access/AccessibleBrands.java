package io.guichet.access;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.brand.UnknownBrand;
import java.util.List;
import org.springframework.stereotype.Component;

/** The brands that whoever is signed in serves; all others are not there for them. */
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

    /** That brand, or an {@link UnknownBrand}. */
    public Brand get(String id) {
        if (!directory.current().hasAccessTo(id)) {
            throw new UnknownBrand(id);
        }
        return brands.get(id);
    }
}
