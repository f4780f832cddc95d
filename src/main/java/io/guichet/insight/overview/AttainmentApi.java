package io.guichet.insight.overview;

import io.guichet.access.AccessibleBrands;
import io.guichet.brand.Brand;
import io.guichet.policy.Policies;
import io.guichet.policy.TableVersion;
import io.guichet.policy.TableVersions;
import io.guichet.policy.Target;
import io.guichet.problem.BadInput;
import io.guichet.sla.Attainment;
import io.guichet.text.InputTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** SLA attainment of a brand, by the versions of the tables in force or by other ones. */
@RestController
@RequestMapping("/api/brands/{brand}/attainment")
@Tag(name = "Brands")
class AttainmentApi {

    private final AccessibleBrands brands;
    private final Attainment attainment;
    private final Policies policies;

    AttainmentApi(AccessibleBrands brands, Attainment attainment, Policies policies) {
        this.brands = brands;
        this.policies = policies;
        this.attainment = attainment;
    }

    /** @param percent of the targets met or missed; null where there are none */
    record TargetAttainment(Target target, long met, long missed, long running, Double percent) {}

    /** @param targetsVersion null, like {@code hoursVersion}, where each target is evaluated by its own version */
    record AttainmentResponse(
            Instant from, Instant to, Integer targetsVersion, Integer hoursVersion, List<TargetAttainment> items) {}

    @GetMapping
    @Operation(
            summary = "SLA attainment: targets met, missed and running",
            description =
                    "Covers the tickets received in [`from`, `to`). Each target is evaluated by the version of the"
                            + " tables in force; with `targetsVersion` or `hoursVersion` all are evaluated by those"
                            + " versions (the other table: the newest). Stored results do not change.")
    AttainmentResponse attainment(
            @PathVariable String brand,
            @RequestParam @Parameter(description = "An instant, or a date of the brand's zone") String from,
            @RequestParam @Parameter(description = "Exclusive: an instant, or a date of the brand's zone") String to,
            @RequestParam(required = false) Integer targetsVersion,
            @RequestParam(required = false) Integer hoursVersion) {
        var servedBrand = brands.get(brand);
        var start = InputTime.dateOrInstant("from", from, servedBrand.zone());
        var end = InputTime.dateOrInstant("to", to, servedBrand.zone());
        if (!start.isBefore(end)) {
            throw new BadInput("to", "must be after from");
        }
        var versions = targetsVersion == null && hoursVersion == null
                ? Optional.<TableVersions>empty()
                : Optional.of(new TableVersions(
                        version(servedBrand, "targets", targetsVersion),
                        version(servedBrand, "support-hours", hoursVersion)));
        var items = attainment.of(servedBrand, start, end, versions).stream()
                .map(count -> new TargetAttainment(
                        count.target(), count.met(), count.missed(), count.running(), count.percent()))
                .toList();
        return new AttainmentResponse(start, end, targetsVersion, hoursVersion, items);
    }

    /** A version of the table that applies to the brand now, be it its own or the default one. */
    private TableVersion version(Brand brand, String decision, Integer number) {
        return number == null
                ? null
                : new TableVersion(policies.latestVersion(brand, decision).brand(), number);
    }
}
