package io.guichet.knowledge.search;

import io.guichet.brand.Brands;
import io.guichet.knowledge.ArticlePermissions;
import io.guichet.problem.BadInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the article search. */
@RestController
@RequestMapping("/api/brands/{brand}/articles/search")
@Tag(name = "Articles")
class ArticleSearchApi {

    private final Brands brands;
    private final ArticleSearch search;
    private final ArticlePermissions permissions;

    ArticleSearchApi(Brands brands, ArticleSearch search, ArticlePermissions permissions) {
        this.brands = brands;
        this.search = search;
        this.permissions = permissions;
    }

    /** @param score comparable within one response only */
    record ArticleSearchResult(String slug, String language, String title, String excerpt, double score) {}

    record ArticleSearchResponse(List<ArticleSearchResult> items) {}

    @GetMapping
    @Operation(
            summary = "Search articles by a question in plain language",
            description =
                    "Public; staff of the brand also find articles for staff. The best match comes first. Articles written"
                            + " before the call are found. Only the beginning of a long text is used.")
    ArticleSearchResponse search(
            @PathVariable String brand,
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(required = false) String language,
            @RequestParam(required = false) String product,
            @RequestParam(defaultValue = "10") int limit,
            Locale locale) {
        var servedBrand = brands.get(brand);
        if (limit < 1 || limit > SearchRequest.MAX_LIMIT) {
            throw new BadInput("limit", "must be from 1 to %d".formatted(SearchRequest.MAX_LIMIT));
        }
        if (language != null && !servedBrand.languages().contains(language)) {
            throw new BadInput("language", "must be one of " + String.join(", ", servedBrand.languages()));
        }
        var resolvedLanguage = servedBrand.languageFor(language == null ? locale.getLanguage() : language);
        var request = new SearchRequest(text, resolvedLanguage, permissions.isStaff(servedBrand), product, limit);
        return new ArticleSearchResponse(search.find(servedBrand, request).stream()
                .map(hit -> new ArticleSearchResult(
                        hit.slug(), hit.language(), hit.title(), hit.excerptText(), hit.score()))
                .toList());
    }
}
