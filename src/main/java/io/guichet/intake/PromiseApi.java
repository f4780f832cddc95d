package io.guichet.intake;

import io.guichet.brand.Brands;
import io.guichet.policy.TicketAttributes;
import io.guichet.sla.SlaPreviews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API that previews the SLA targets for given attributes. Stores nothing. */
@RestController
@RequestMapping("/api/brands/{brand}/promise")
@Tag(name = "Policy and time")
class PromiseApi {

    private final SlaPreviews slaPreviews;
    private final Brands brands;
    private final Clock clock;

    PromiseApi(SlaPreviews slaPreviews, Brands brands, Clock clock) {
        this.slaPreviews = slaPreviews;
        this.brands = brands;
        this.clock = clock;
    }

    @PostMapping
    @Operation(summary = "Preview the route and the SLA targets of a request with these attributes")
    SlaPreviews.SlaPreview promise(@PathVariable String brand, @RequestBody Map<String, Object> json, Locale locale) {
        var knownBrand = brands.get(brand);
        var body = new JsonBodyReader(json);
        var receivedAt = body.instant("receivedAt");
        var attributes = TicketAttributes.validated(knownBrand, body.remaining());
        return slaPreviews.of(
                knownBrand,
                attributes,
                receivedAt == null ? clock.instant() : receivedAt,
                knownBrand.languageFor(locale.getLanguage()));
    }
}
