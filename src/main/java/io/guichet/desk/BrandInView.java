package io.guichet.desk;

import io.guichet.access.ServedBrands;
import io.guichet.brand.Brand;
import io.guichet.brand.UnknownBrand;
import io.guichet.http.Moments;
import io.guichet.sla.HoursWords;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The brand that a page is about, one of those that the reader serves, and the zones in which the page tells times. */
@Component
class BrandInView {

    private final ServedBrands brands;
    private final HoursWords hours;
    private final Moments moments;

    BrandInView(ServedBrands brands, HoursWords hours, Moments moments) {
        this.brands = brands;
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
        var served = brands.all();
        model.addAttribute("served", served);
        if (wanted == null && served.isEmpty()) {
            return Optional.empty();
        }
        var brand = wanted == null ? served.get(0) : brands.get(wanted);
        model.addAttribute("brand", brand);
        zones(brand, model, locale);
        return Optional.of(brand);
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
