package io.guichet.insight.forecast;

import io.guichet.insight.request.MetricQueryParameters;
import io.guichet.insight.request.MetricQueryReader;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.Target;
import io.guichet.problem.BadInput;
import io.guichet.text.InputNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the tickets that will probably breach a target. */
@RestController
@RequestMapping("/api/insight")
@Tag(name = "Insight")
class ForecastApi {

    private static final int MAX_HOURS = (int) BreachForecasts.MAX_HORIZON.toHours();

    private final MetricQueryReader reader;
    private final BreachForecasts forecasts;
    private final ForecastViewAssembler assembler;
    private final Clock clock;

    ForecastApi(MetricQueryReader reader, BreachForecasts forecasts, ForecastViewAssembler assembler, Clock clock) {
        this.reader = reader;
        this.forecasts = forecasts;
        this.assembler = assembler;
        this.clock = clock;
    }

    /** @param count how many clocks like it had become as old without being stopped */
    record LikeResponse(String description, int count) {}

    /** @param probability of the breach, from 0.5 to 1 */
    record ForecastResponse(
            String number, Target target, TargetKind kind, Instant dueAt, double probability, LikeResponse like) {}

    /** @param asOf the instant of the forecast */
    record ForecastsResponse(Instant asOf, int hours, List<ForecastResponse> items) {}

    @GetMapping("/forecast")
    @MetricQueryParameters
    @Operation(
            summary = "Tickets that will probably breach a target within some hours",
            description =
                    "The running targets that are due within that time, if most targets like them that had become as old"
                            + " were breached; the first due date comes first. `from` and `to` do not matter. Merged and restricted"
                            + " tickets are left out.")
    ForecastsResponse forecast(
            @RequestParam(required = false) @Parameter(description = "From 1 to 72; 4 without it") String hours,
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> parameters,
            Locale locale) {
        var query = reader.query(parameters);
        var horizon = hours(hours);
        return new ForecastsResponse(
                clock.instant(),
                horizon,
                forecasts.within(Duration.ofHours(horizon), query).stream()
                        .map(one -> new ForecastResponse(
                                one.ticket().number(),
                                one.clock().target(),
                                one.clock().kind(),
                                one.due(),
                                one.probability(),
                                new LikeResponse(assembler.group(one, locale), one.count())))
                        .toList());
    }

    /** Throws {@link BadInput} for anything but a number of hours from 1 to 72; 4 for none. */
    static int hours(String text) {
        if (text == null || text.isBlank()) {
            return (int) BreachForecasts.HORIZON.toHours();
        }
        var hours = InputNumber.parse(text.strip(), MAX_HOURS).orElse(0);
        if (hours == 0) {
            throw new BadInput("hours", "must be a number from 1 to " + MAX_HOURS);
        }
        return hours;
    }
}
