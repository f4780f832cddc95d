package io.guichet.http;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the desk describes its door for programs: who may call it, and what every refusal looks like. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String SIGN_IN = "staff";

    private static final Map<String, String> OF_EVERY_CALL = Map.of(
            "400", "Bad input; `errors` names each field",
            "401", "Not signed in",
            "404", "There is no such thing, or it is another brand's");

    private static final Map<String, String> OF_COMMANDS = Map.of(
            "403", "Not yours to do",
            "409", "Not possible now; `currentStatus` says where the ticket is",
            "413", "More than 256 KB",
            "415", "Something else than JSON",
            "422", "An `Idempotency-Key` was used with another body before");

    private static final Set<String> PUBLIC = Set.of("/api/brands", "/api/brands/{brand}");

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Guichet")
                        .version("1")
                        .description("Customer support whose behaviour is drawn. Errors are RFC 9457 problem details."
                                + " Instants are ISO 8601 with an offset (UTC in answers), durations are ISO 8601."
                                + " Lists go on with `after`, the cursor that the page before gave as `next`."))
                .tags(List.of(
                        new Tag().name("Brands").description("Who is served here"),
                        new Tag().name("Questions").description("Asking, before there is a ticket"),
                        new Tag().name("Tickets").description("Requests for help, read, written to and commanded"),
                        new Tag().name("Policy and time").description("What the tables say, before there is a ticket"),
                        new Tag().name("Tasks").description("The work on tickets: the same door as the Tasklist"),
                        new Tag().name("Working time").description("Adding and measuring working time")))
                .components(new Components()
                        .addSecuritySchemes(
                                SIGN_IN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")
                                        .description("A user of the staff")));
    }

    @Bean
    GlobalOpenApiCustomizer describedRefusals() {
        return api -> {
            api.getComponents().addSchemas("Problem", problem());
            api.getPaths().forEach(ApiDescription::describe);
        };
    }

    private static void describe(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            refusals(operation, OF_EVERY_CALL);
            if (method != PathItem.HttpMethod.GET) {
                refusals(operation, OF_COMMANDS);
            }
            if (PUBLIC.contains(path) || path.contains("/questions")) {
                operation.getResponses().remove("401");
            } else {
                operation.addSecurityItem(new SecurityRequirement().addList(SIGN_IN));
            }
            if (path.contains("/questions")) {
                refusals(operation, Map.of("429", "Asked too often; `Retry-After` says how many seconds to wait"));
            }
        });
    }

    private static void refusals(Operation operation, Map<String, String> refusals) {
        new TreeMap<>(refusals).forEach((status, words) -> operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse()
                                .description(words)
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/Problem"))))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457 problem details")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new Schema<Integer>().type("integer"))
                .addProperty("detail", new StringSchema())
                .addProperty("currentStatus", new StringSchema().description("On 409: where the ticket is"))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .description("On 400: what is wrong with which field")
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema())
                                        .addProperty("message", new StringSchema())));
    }
}
