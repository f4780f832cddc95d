package io.guichet.intake;

import io.guichet.policy.Facts;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes the bodies in which facts stand beside named fields. */
@Component
class RequestDescription implements GlobalOpenApiCustomizer {

    private static final String AT = "/api/brands/{brand}";

    @Override
    public void customise(OpenAPI api) {
        body(
                api,
                "/questions",
                "Question",
                withFacts(new ObjectSchema().addProperty("text", text("What is asked")))
                        .addProperty("language", text("In which the answers are wanted"))
                        .required(List.of("text")));
        body(
                api,
                "/questions/{id}/ticket",
                "TicketWish",
                ticket(new ObjectSchema(), "The question, when absent").required(List.of("requester", "subject")));
        body(
                api,
                "/tickets",
                "NewTicket",
                withFacts(ticket(new ObjectSchema(), "What the customer wrote"))
                        .addProperty(
                                "receivedAt",
                                new StringSchema()
                                        .format("date-time")
                                        .description("When it reached the brand; now, when absent"))
                        .required(List.of("requester", "subject", "body")));
    }

    private static void body(OpenAPI api, String path, String name, Schema<?> schema) {
        var item = api.getPaths().get(AT + path);
        if (item == null) {
            return;
        }
        api.getComponents().addSchemas(name, schema);
        item.getPost()
                .setRequestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType(
                                        "application/json",
                                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + name)))));
    }

    private static Schema<?> ticket(Schema<?> schema, String body) {
        return schema.addProperty(
                        "requester",
                        new ObjectSchema()
                                .addProperty("email", text("Where answers go").format("email"))
                                .addProperty("name", text(null))
                                .addProperty("language", text(null))
                                .required(List.of("email")))
                .addProperty("subject", text("At most 300 characters"))
                .addProperty("body", text(body));
    }

    private static Schema<?> withFacts(Schema<?> schema) {
        Facts.vocabulary()
                .forEach((name, words) -> schema.addProperty(
                        name,
                        text(
                                words.isEmpty()
                                        ? "As the brand names them"
                                        : "One of %s, or what the brand adds".formatted(words))));
        schema.addProperty("product", text("At most 200 characters"));
        schema.addProperty(Facts.CUSTOMER_TEAM, text("The team of the customer's from which it is sent"));
        schema.addProperty("signedIn", new BooleanSchema().description("Unknown, when absent"));
        schema.addProperty("premium", new BooleanSchema().description("Unknown, when absent"));
        schema.addProperty(
                Facts.SEVERAL_QUESTIONS,
                new BooleanSchema().description("Found in the text, when absent, where the brand wants one question"));
        return schema;
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }
}
