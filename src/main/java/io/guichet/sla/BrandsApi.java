package io.guichet.sla;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.policy.Facts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is served here, and on which channels at this moment. */
@RestController
@RequestMapping("/api/brands")
@Tag(name = "Brands")
class BrandsApi {

    private final Brands brands;
    private final Openings openings;

    BrandsApi(Brands brands, Openings openings) {
        this.brands = brands;
        this.openings = openings;
    }

    record View(
            String id,
            String name,
            Map<String, String> names,
            List<String> languages,
            Set<String> plans,
            List<Openings.Opening> channels) {}

    @GetMapping
    @Operation(summary = "The brands that are served here")
    Map<String, List<View>> all(Locale locale) {
        return Map.of("items", brands.all().stream().map(b -> view(b, locale)).toList());
    }

    @GetMapping("/{brand}")
    @Operation(summary = "One brand, its languages, plans and channels")
    View one(@PathVariable String brand, Locale locale) {
        return view(brands.get(brand), locale);
    }

    private View view(Brand brand, Locale locale) {
        var name = brand.name();
        return new View(
                brand.id(),
                name.in(locale.getLanguage()),
                name.byLanguage(),
                brand.languages(),
                brand.plans(),
                openings.of(brand, Facts.none(), locale.getLanguage()));
    }
}
