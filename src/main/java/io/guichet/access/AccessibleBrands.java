package io.guichet.access;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.brand.UnknownBrand;
import io.guichet.web.TimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The brands of the current user; others do not exist for them. */
@Component
public class AccessibleBrands {

    private final Brands brands;
    private final StaffDirectory directory;
    private final TimeFormatter timeFormatter;

    AccessibleBrands(Brands brands, StaffDirectory directory, TimeFormatter timeFormatter) {
        this.brands = brands;
        this.directory = directory;
        this.timeFormatter = timeFormatter;
    }

    public List<Brand> all() {
        var me = directory.current();
        return brands.all().stream().filter(brand -> me.hasAccessTo(brand.id())).toList();
    }

    /** Whether this user serves all brands, and so may change what they share. */
    public boolean servesAll(StaffMember staff) {
        return brands.all().stream().allMatch(brand -> staff.hasAccessTo(brand.id()));
    }

    /** Throws {@link UnknownBrand} for any other brand. */
    public Brand get(String id) {
        if (!directory.current().hasAccessTo(id)) {
            throw new UnknownBrand(id);
        }
        return brands.get(id);
    }

    /**
     * The brand of a page. Adds it and its zone to the model, and the user's own zone if it differs; empty if the user has no brand.
     * Throws {@link UnknownBrand} for a brand that the user does not serve.
     *
     * @param brandId brand id; null for the user's first brand
     */
    public Optional<Brand> select(String brandId, Model model, Locale locale) {
        var served = all();
        model.addAttribute("served", served);
        if (brandId == null && served.isEmpty()) {
            return Optional.empty();
        }
        var brand = brandId == null ? served.get(0) : get(brandId);
        model.addAttribute("brand", brand);
        addZones(brand, model, locale);
        return Optional.of(brand);
    }

    private void addZones(Brand brand, Model model, Locale locale) {
        model.addAttribute("zone", brand.zone());
        var zoneName = timeFormatter.zoneName(brand.zone(), locale);
        var myZoneName = timeFormatter.zoneName(timeFormatter.zone(), locale);
        model.addAttribute("zoneName", zoneName);
        if (!zoneName.equals(myZoneName)) {
            model.addAttribute("myZone", timeFormatter.zone());
            model.addAttribute("myZoneName", myZoneName);
        }
    }
}
