package io.guichet.sla;

import io.guichet.brand.Brands;
import io.guichet.sla.HoursLookup.HoursResponse;
import io.guichet.web.PageLocaleResolver;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API that explains when a channel or calendar is open, for staff. */
@RestController
@RequestMapping("/api/brands/{brand}/hours")
@Tag(name = "Policy and time")
class HoursApi {

    private final Brands brands;
    private final HoursQueryReader queryReader;
    private final HoursLookup hoursLookup;

    HoursApi(Brands brands, HoursQueryReader queryReader, HoursLookup hoursLookup) {
        this.brands = brands;
        this.queryReader = queryReader;
        this.hoursLookup = hoursLookup;
    }

    @GetMapping
    @Operation(
            summary = "Opening hours between two instants, with reasons",
            description = "Every attribute of the brand can be sent as a parameter. Reasons are in the language of"
                    + " `Accept-Language`. A channel that is not offered for these attributes has no intervals.")
    @Parameter(
            name = HoursQueryReader.CHANNEL,
            in = ParameterIn.QUERY,
            description = "A channel of the brand; default `web` unless a calendar is given")
    @Parameter(
            name = HoursQueryReader.CALENDAR,
            in = ParameterIn.QUERY,
            description = "Other hours of the brand's table instead of a channel, such as `working-time`")
    @Parameter(
            name = HoursQueryReader.FROM,
            in = ParameterIn.QUERY,
            description = "An instant with an offset, or a date (its start in the brand's zone); default now")
    @Parameter(
            name = HoursQueryReader.TO,
            in = ParameterIn.QUERY,
            description = "As `from`, exclusive; default 7 days after `from`, at most 400 days after it")
    HoursResponse hours(
            @PathVariable String brand,
            @Parameter(name = "attributes", description = "plan, package, region, topic, …") @RequestParam
                    Map<String, String> sent,
            Locale locale) {
        var parameters = new HashMap<>(sent);
        parameters.remove(PageLocaleResolver.PARAMETER);
        return hoursLookup.of(queryReader.read(brands.get(brand), parameters), locale);
    }
}
