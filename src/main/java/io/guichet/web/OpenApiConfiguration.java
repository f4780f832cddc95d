package io.guichet.web;

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

/** The OpenAPI description of the API: authentication and error responses. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String SECURITY_SCHEME = "staff";
    private static final String TOKEN_SCHEME = "token";

    private static final Map<String, String> COMMON_ERRORS = Map.of(
            "400", "Bad input; `errors` names each field",
            "401", "Not signed in",
            "404", "Not found, or it belongs to another brand");

    private static final Map<String, String> WRITE_ERRORS = Map.of(
            "403", "Not permitted for this user",
            "409", "Not possible in the current state; `currentStatus` is the ticket's status",
            "413", "Larger than 1 MB",
            "415", "Not JSON",
            "422", "The `Idempotency-Key` was already used with a different body");

    private static final Set<String> PUBLIC_PATHS = Set.of("/api/brands", "/api/brands/{brand}");

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Guichet")
                                .version("1")
                                .description(
                                        "Customer support whose processes are BPMN diagrams and DMN tables. Errors are RFC 9457 problem"
                                                + " details. Instants are ISO 8601 with an offset (UTC in responses), durations are ISO 8601."
                                                + " For the next page of a list, send the `next` cursor of the previous page as `after`."))
                .tags(List.of(
                        new Tag().name("Brands").description("The brands of this desk"),
                        new Tag().name("Questions").description("Questions, before a ticket is created"),
                        new Tag().name("Tickets").description("Reading and changing tickets"),
                        new Tag().name("Policy and time").description("Decisions of the tables, without a ticket"),
                        new Tag().name("Tasks").description("User tasks of tickets, the same as in the Tasklist"),
                        new Tag().name("Emails").description("The outbox: e-mails that the desk sends"),
                        new Tag().name("Mail").description("Messages that come in by e-mail"),
                        new Tag().name("Accounts").description("Tokens of programs, and the audit"),
                        new Tag().name("Working time").description("Calculations with working time")))
                .components(new Components()
                        .addSecuritySchemes(
                                SECURITY_SCHEME,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")
                                        .description("A staff user"))
                        .addSecuritySchemes(
                                TOKEN_SCHEME,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A token from `POST /api/tokens`")));
    }

    @Bean
    GlobalOpenApiCustomizer errorResponses() {
        return api -> {
            api.getComponents().addSchemas("Problem", problemSchema());
            api.getPaths().forEach(OpenApiConfiguration::addErrorResponsesTo);
        };
    }

    private static void addErrorResponsesTo(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            addErrorResponses(operation, COMMON_ERRORS);
            if (method != PathItem.HttpMethod.GET) {
                addErrorResponses(operation, WRITE_ERRORS);
            }
            if (PUBLIC_PATHS.contains(path) || path.contains("/questions")) {
                operation.getResponses().remove("401");
            } else {
                operation.addSecurityItem(new SecurityRequirement().addList(SECURITY_SCHEME));
                operation.addSecurityItem(new SecurityRequirement().addList(TOKEN_SCHEME));
            }
            if (path.contains("/questions")) {
                addErrorResponses(
                        operation, Map.of("429", "Too many requests; `Retry-After` is the number of seconds to wait"));
            }
        });
    }

    private static void addErrorResponses(Operation operation, Map<String, String> errors) {
        new TreeMap<>(errors).forEach((status, description) -> operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse()
                                .description(description)
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/Problem"))))));
    }

    private static Schema<?> problemSchema() {
        return new ObjectSchema()
                .description("RFC 9457 problem details")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new Schema<Integer>().type("integer"))
                .addProperty("detail", new StringSchema())
                .addProperty("currentStatus", new StringSchema().description("On 409: the ticket's status"))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .description("On 400: the invalid fields")
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema())
                                        .addProperty("message", new StringSchema())));
    }
}
