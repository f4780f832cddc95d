package io.guichet.access;

import io.guichet.brand.Brand;
import io.guichet.brand.UnknownBrand;
import io.guichet.web.TimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Selects the brand of a page among those of the current user, and the zones of its times. */
@Component
public class BrandSelector {

    private final AccessibleBrands brands;
    private final TimeFormatter timeFormatter;

    BrandSelector(AccessibleBrands brands, TimeFormatter timeFormatter) {
        this.brands = brands;
        this.timeFormatter = timeFormatter;
    }

    /**
     * Adds the brand and its zone to the model, and the user's own zone if it differs; empty if the user has no brand.
     * Throws {@link UnknownBrand} for a brand that the user does not serve.
     *
     * @param brandId brand id; null for the user's first brand
     */
    public Optional<Brand> select(String brandId, Model model, Locale locale) {
        var served = brands.all();
        model.addAttribute("served", served);
        if (brandId == null && served.isEmpty()) {
            return Optional.empty();
        }
        var brand = brandId == null ? served.get(0) : brands.get(brandId);
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
