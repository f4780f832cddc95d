package io.guichet.knowledge;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.guichet.knowledge.Articles.ArticleInput;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/**
 * An article as programs send it.
 *
 * @param slug only in an import; otherwise the address says it
 * @param language only in an import; otherwise the address says it
 */
record ArticleRequest(
        String slug,
        String language,
        String title,
        @Schema(description = "Markdown") String body,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> keywords,
        String topic,
        String product,
        @Schema(allowableValues = {"public", "staff"}) String audience,
        @Schema(allowableValues = {"draft", "published", "withdrawn"}) String status,
        LocalDate reviewOn) {

    ArticleInput toInput(String slug, String language) {
        return new ArticleInput(
                slug,
                language,
                new ArticleContent(
                        title,
                        body,
                        keywords == null ? "" : String.join(", ", keywords),
                        topic,
                        product,
                        Audience.parse(audience),
                        ArticleStatus.parse(status),
                        reviewOn));
    }
}
