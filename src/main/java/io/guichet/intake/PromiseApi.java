package io.guichet.intake;

import io.guichet.brand.Brands;
import io.guichet.policy.Facts;
import io.guichet.sla.Promises;
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

/** What would be promised to a request with these facts. Nothing is stored, and no ticket is needed. */
@RestController
@RequestMapping("/api/brands/{brand}/promise")
@Tag(name = "Policy and time")
class PromiseApi {

    private final Promises promises;
    private final Brands brands;
    private final Clock clock;

    PromiseApi(Promises promises, Brands brands, Clock clock) {
        this.promises = promises;
        this.brands = brands;
        this.clock = clock;
    }

    @PostMapping
    @Operation(summary = "What would be promised to a request with these facts")
    Promises.Promise promise(@PathVariable String brand, @RequestBody Map<String, Object> json, Locale locale) {
        var known = brands.get(brand);
        var body = new Body(json);
        var receivedAt = body.instant("receivedAt");
        var facts = Facts.read(known, body.rest());
        return promises.of(
                known,
                facts,
                receivedAt == null ? clock.instant() : receivedAt,
                known.languageFor(locale.getLanguage()));
    }
}
