package io.guichet.insight.export;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** Describes the two formats of an export in the API's documentation. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "format",
        in = ParameterIn.QUERY,
        description = "csv or json",
        schema =
                @Schema(
                        type = "string",
                        allowableValues = {"csv", "json"}))
@ApiResponse(
        responseCode = "200",
        content = {@Content(mediaType = MediaType.APPLICATION_JSON_VALUE), @Content(mediaType = "text/csv")})
@interface DescribedExport {}
