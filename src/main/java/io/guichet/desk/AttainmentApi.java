package io.guichet.desk;

import io.guichet.access.ServedBrands;
import io.guichet.http.BadInput;
import io.guichet.policy.Target;
import io.guichet.policy.Versions;
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

/** How well a brand keeps what it promises, by the policy in force or by another version of it. */
@RestController
@RequestMapping("/api/brands/{brand}/attainment")
@Tag(name = "Brands")
class AttainmentApi {

    private final ServedBrands brands;
    private final Attainment attainment;

    AttainmentApi(ServedBrands brands, Attainment attainment) {
        this.brands = brands;
        this.attainment = attainment;
    }

    /** @param percent of what is over; null where nothing is */
    record Line(Target target, long met, long missed, long running, Double percent) {}

    /** @param targetsVersion null, as the other, where each promise is judged by the version that it was made by */
    record Answer(Instant from, Instant to, Integer targetsVersion, Integer hoursVersion, List<Line> items) {}

    @GetMapping
    @Operation(
            summary = "How many promises were met, missed, or still run",
            description =
                    "For the tickets received from `from` on and before `to`. Each promise is judged by the version of the"
                            + " tables by which it was made; with `targetsVersion` or `hoursVersion` all are judged by those"
                            + " versions (the other table: the newest), which changes nothing that is stored.")
    Answer of(
            @PathVariable String brand,
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam(required = false) Integer targetsVersion,
            @RequestParam(required = false) Integer hoursVersion) {
        var known = brands.get(brand);
        if (!from.isBefore(to)) {
            throw new BadInput("to", "must be after from");
        }
        var under = targetsVersion == null && hoursVersion == null
                ? Optional.<Versions>empty()
                : Optional.of(new Versions(targetsVersion, hoursVersion));
        var items = attainment.of(known, from, to, under).stream()
                .map(count -> new Line(count.target(), count.met(), count.missed(), count.running(), count.percent()))
                .toList();
        return new Answer(from, to, targetsVersion, hoursVersion, items);
    }
}
