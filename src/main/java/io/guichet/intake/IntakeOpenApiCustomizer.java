package io.guichet.intake;

import io.guichet.policy.TicketAttributes;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes the request bodies that combine fixed fields and attributes. */
@Component
class IntakeOpenApiCustomizer implements GlobalOpenApiCustomizer {

    private static final String BRAND_PATH = "/api/brands/{brand}";

    @Override
    public void customise(OpenAPI api) {
        body(
                api,
                "/questions",
                "QuestionRequest",
                withAttributes(new ObjectSchema().addProperty("text", text("The question's text")))
                        .addProperty("language", text("Language of the suggested answers; default: Accept-Language"))
                        .required(List.of("text")));
        body(
                api,
                "/questions/{id}/ticket",
                "TicketRequest",
                ticket(new ObjectSchema(), "Default: the question's text")
                        .addProperty("captcha", text("Solution of a challenge, where the brand demands one"))
                        .required(List.of("requester", "subject")));
        body(
                api,
                "/tickets",
                "NewTicketRequest",
                withAttributes(ticket(new ObjectSchema(), "The customer's message"))
                        .addProperty(
                                "verified",
                                new BooleanSchema()
                                        .description("Whether the caller vouches for the requester; default: true"))
                        .addProperty("receivedAt", instant("When the brand received it; default: now"))
                        .required(List.of("requester", "subject", "body")));
        body(
                api,
                "/tickets/import",
                "ImportedTicketLine",
                "application/x-ndjson",
                withAttributes(ticket(new ObjectSchema(), "The customer's message"))
                        .addProperty("externalId", text("The ticket's number in the other system"))
                        .addProperty("receivedAt", instant("When the brand received it; default: the first event"))
                        .addProperty("team", text("A team of the brand; default: the routing table decides"))
                        .addProperty("tags", new ArraySchema().items(text(null)))
                        .addProperty("events", new ArraySchema().items(importedEvent()))
                        .example(TicketImportApi.EXAMPLE)
                        .required(List.of("externalId", "requester", "events")));
    }

    private static Schema<?> importedEvent() {
        var types = new StringSchema();
        Stream.of(ImportedEventType.values()).map(ImportedEventType::word).forEach(types::addEnumItem);
        return new ObjectSchema()
                .addProperty("at", instant("Not before the event before it"))
                .addProperty("type", types)
                .addProperty("by", text("User id, or a name of the other system; default: the desk"))
                .addProperty("body", text("Text of a message, reply or note"))
                .addProperty("to", text("specialist or developer, of an escalation"))
                .addProperty("reason", text("Of a reopening"))
                .addProperty("score", new IntegerSchema().description("Of a rating, from 1 to 5"))
                .addProperty("comment", text("Of a rating"))
                .addProperty("name", text("What the other system calls the event"))
                .addProperty("details", new ObjectSchema().additionalProperties(text(null)))
                .required(List.of("at", "type"));
    }

    private static void body(OpenAPI api, String path, String name, Schema<?> schema) {
        body(api, path, name, "application/json", schema);
    }

    private static void body(OpenAPI api, String path, String name, String mediaType, Schema<?> schema) {
        var item = api.getPaths().get(BRAND_PATH + path);
        if (item == null) {
            return;
        }
        api.getComponents().addSchemas(name, schema);
        item.getPost()
                .setRequestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType(
                                        mediaType,
                                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + name)))));
    }

    private static Schema<?> ticket(Schema<?> schema, String body) {
        return schema.addProperty(
                        "requester",
                        new ObjectSchema()
                                .addProperty(
                                        "email", text("Address for replies").format("email"))
                                .addProperty("name", text(null))
                                .addProperty("language", text(null))
                                .required(List.of("email")))
                .addProperty("subject", text("At most 300 characters"))
                .addProperty("body", text(body));
    }

    private static Schema<?> withAttributes(Schema<?> schema) {
        TicketAttributes.vocabulary()
                .forEach((name, values) -> schema.addProperty(
                        name,
                        text(
                                values.isEmpty()
                                        ? "Defined by the brand"
                                        : "One of %s, or a value that the brand adds".formatted(values))));
        schema.addProperty("product", text("At most 200 characters"));
        schema.addProperty(TicketAttributes.CUSTOMER_TEAM, text("The customer's team that sends the request"));
        schema.addProperty("signedIn", new BooleanSchema().description("Default: unknown"));
        schema.addProperty("premium", new BooleanSchema().description("Default: unknown"));
        schema.addProperty(
                TicketAttributes.SEVERAL_QUESTIONS,
                new BooleanSchema()
                        .description("Default: detected in the text if the brand accepts one question per request"));
        return schema;
    }

    private static Schema<?> instant(String description) {
        return new StringSchema().format("date-time").description(description);
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }
}
