package io.guichet.insight;

import io.guichet.access.AccessibleBrands;
import io.guichet.policy.TableVersions;
import io.guichet.policy.Target;
import io.guichet.problem.BadInput;
import io.guichet.sla.Attainment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the SLA attainment of a brand, under the current policy or another version. */
@RestController
@RequestMapping("/api/brands/{brand}/attainment")
@Tag(name = "Brands")
class AttainmentApi {

    private final AccessibleBrands brands;
    private final Attainment attainment;

    AttainmentApi(AccessibleBrands brands, Attainment attainment) {
        this.brands = brands;
        this.attainment = attainment;
    }

    /** @param percent met share of the finished clocks; null if none has finished */
    record TargetAttainment(Target target, long met, long missed, long running, Double percent) {}

    /**
     * @param targetsVersion version of the targets, or null to judge each target by the version that set it
     * @param hoursVersion version of the opening hours, or null likewise
     */
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
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam(required = false) Integer targetsVersion,
            @RequestParam(required = false) Integer hoursVersion) {
        var servedBrand = brands.get(brand);
        if (!from.isBefore(to)) {
            throw new BadInput("to", "must be after from");
        }
        var versions = targetsVersion == null && hoursVersion == null
                ? Optional.<TableVersions>empty()
                : Optional.of(new TableVersions(targetsVersion, hoursVersion));
        var items = attainment.of(servedBrand, from, to, versions).stream()
                .map(count -> new TargetAttainment(
                        count.target(), count.met(), count.missed(), count.running(), count.percent()))
                .toList();
        return new AttainmentResponse(from, to, targetsVersion, hoursVersion, items);
    }
}
