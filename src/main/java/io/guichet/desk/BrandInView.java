package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.brand.UnknownBrand;
import io.guichet.http.Moments;
import io.guichet.sla.HoursWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The brand that a page is about, one of those that the reader serves, and the zones in which the page tells times. */
@Component
class BrandInView {

    private final Brands brands;
    private final StaffDirectory directory;
    private final HoursWords hours;
    private final Moments moments;

    BrandInView(Brands brands, StaffDirectory directory, HoursWords hours, Moments moments) {
        this.brands = brands;
        this.directory = directory;
        this.hours = hours;
        this.moments = moments;
    }

    /**
     * Puts the brand and its zone into the model, and the reader's own zone where that is another; empty when the reader
     * serves none. One that the reader does not serve is an {@link UnknownBrand}.
     *
     * @param wanted the brand's id; null for the first that the reader serves
     */
    Optional<Brand> show(String wanted, Model model, Locale locale) {
        var served = served();
        model.addAttribute("served", served);
        if (wanted == null && served.isEmpty()) {
            return Optional.empty();
        }
        var brand = wanted == null ? served.get(0) : chosen(served, wanted);
        model.addAttribute("brand", brand);
        zones(brand, model, locale);
        return Optional.of(brand);
    }

    private List<Brand> served() {
        var me = directory.current();
        return brands.all().stream().filter(brand -> me.serves(brand.id())).toList();
    }

    private static Brand chosen(List<Brand> served, String wanted) {
        return served.stream()
                .filter(brand -> brand.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UnknownBrand(wanted));
    }

    private void zones(Brand brand, Model model, Locale locale) {
        model.addAttribute("zone", brand.zone());
        var zoneName = hours.zone(brand.zone(), locale);
        var myZoneName = hours.zone(moments.zone(), locale);
        model.addAttribute("zoneName", zoneName);
        if (!zoneName.equals(myZoneName)) {
            model.addAttribute("myZone", moments.zone());
            model.addAttribute("myZoneName", myZoneName);
        }
    }
}
