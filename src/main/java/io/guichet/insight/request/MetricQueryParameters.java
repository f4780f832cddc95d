package io.guichet.insight.request;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the parameters of {@link MetricQueryReader#query} in the API's documentation. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
    @Parameter(
            name = "brand",
            in = ParameterIn.QUERY,
            description = "Repeatable; without it all brands of the reader",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "An instant, or a date of each brand's zone; without `from` and `to` the last 30 days",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Exclusive: an instant, or a date of each brand's zone",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "plan",
            in = ParameterIn.QUERY,
            description =
                    "Repeatable; `none` for tickets without a value, `\"none\"` for a value of that name, as for the following ones",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "package",
            in = ParameterIn.QUERY,
            description = "Repeatable",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "priority",
            in = ParameterIn.QUERY,
            description = "Repeatable",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "requestType",
            in = ParameterIn.QUERY,
            description = "Repeatable",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "team",
            in = ParameterIn.QUERY,
            description = "Repeatable",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "channel",
            in = ParameterIn.QUERY,
            description = "Repeatable",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "tag",
            in = ParameterIn.QUERY,
            description = "Repeatable; a ticket with any of them",
            array = @ArraySchema(schema = @Schema(type = "string")))
})
public @interface MetricQueryParameters {}
