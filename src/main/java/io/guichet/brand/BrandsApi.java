package io.guichet.brand;

import io.guichet.brand.OpenChannels.ChannelStatus;
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

/** HTTP API of the brands with their channels' current state. */
@RestController
@RequestMapping("/api/brands")
@Tag(name = "Brands")
class BrandsApi {

    private final Brands brands;
    private final OpenChannels openChannels;

    BrandsApi(Brands brands, OpenChannels openChannels) {
        this.brands = brands;
        this.openChannels = openChannels;
    }

    record BrandResponse(
            String id,
            String name,
            Map<String, String> names,
            List<String> languages,
            Set<String> plans,
            List<ChannelStatus> channels) {}

    @GetMapping
    @Operation(summary = "List the brands")
    Map<String, List<BrandResponse>> all(Locale locale) {
        return Map.of(
                "items",
                brands.all().stream().map(brand -> response(brand, locale)).toList());
    }

    @GetMapping("/{brand}")
    @Operation(summary = "Get a brand with its languages, plans and channels")
    BrandResponse one(@PathVariable String brand, Locale locale) {
        return response(brands.get(brand), locale);
    }

    private BrandResponse response(Brand brand, Locale locale) {
        var name = brand.name();
        return new BrandResponse(
                brand.id(),
                name.in(locale.getLanguage()),
                name.byLanguage(),
                brand.languages(),
                brand.plans(),
                openChannels.of(brand, locale.getLanguage()));
    }
}
