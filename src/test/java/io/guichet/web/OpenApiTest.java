package io.guichet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guichet.ApiClient;
import io.guichet.DeskTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
class OpenApiTest {

    @LocalServerPort
    private int port;

    private JsonNode description;

    @BeforeEach
    void readDescription() {
        description = ApiClient.as("agent", port).get("/v3/api-docs").body();
    }

    @Test
    void documentsSummaryAndErrorsOfEveryOperation() {
        assertThat(operations()).hasSizeGreaterThan(20).allSatisfy(operation -> {
            assertThat(operation.path("summary").asText()).as("%s", operation).isNotBlank();
            assertThat(operation
                            .path("responses")
                            .path("404")
                            .path("content")
                            .path("application/problem+json")
                            .path("schema")
                            .path("$ref")
                            .asText())
                    .endsWith("/Problem");
        });
    }

    @Test
    void resolvesEverySchemaReference() {
        var schemas = description.path("components").path("schemas");

        assertThat(description.findValuesAsText("$ref")).isNotEmpty().allSatisfy(ref -> assertThat(
                        schemas.has(ref.substring("#/components/schemas/".length())))
                .as(ref)
                .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "NewTicketRequest, receivedAt",
        "NewTicketRequest, impact",
        "QuestionRequest, text",
        "QuestionRequest, plan",
        "TicketRequest, subject",
        "ImportedTicketLine, events"
    })
    void documentsAttributesInRequestBodies(String body, String field) {
        assertThat(description.at("/components/schemas/%s/properties/%s".formatted(body, field)))
                .isNotEmpty();
    }

    private List<JsonNode> operations() {
        var operations = new ArrayList<JsonNode>();
        description.path("paths").forEach(path -> path.forEach(operations::add));
        return operations;
    }
}
