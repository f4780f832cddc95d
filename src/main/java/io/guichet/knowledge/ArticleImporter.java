package io.guichet.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.brand.Brand;
import io.guichet.knowledge.Articles.ArticleInput;
import io.guichet.knowledge.ArticlesApi.ArticleRequest;
import io.guichet.problem.BadInput;
import io.guichet.problem.JsonErrors;
import io.guichet.web.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Imports articles from a stream of JSON lines and commits after each hundred. An interrupted import can be sent again:
 * articles that exist unchanged are skipped. An invalid line does not affect the others.
 */
@Component
class ArticleImporter {

    private static final int BATCH_SIZE = 100;

    /** Maximum number of failed lines that are reported; further ones are not listed. */
    private static final int MAX_REPORTED_FAILURES = 1_000;

    private final Articles articles;
    private final ObjectMapper json;

    ArticleImporter(Articles articles, ObjectMapper json) {
        this.articles = articles;
        this.json = json;
    }

    /** @param line line number, from 1 */
    record ArticleImportFailure(int line, String message) {}

    record ArticleImportResponse(int imported, List<ArticleImportFailure> failed) {}

    private record ImportLine(int number, ArticleInput input) {}

    ArticleImportResponse importLines(Brand brand, InputStream input, String by) throws IOException {
        var failed = new ArrayList<ArticleImportFailure>();
        var batch = new ArrayList<ImportLine>();
        int imported = 0;
        var lines = new JsonLines(input);
        for (var line = lines.next(); line != null; line = lines.next()) {
            try {
                batch.add(new ImportLine(line.number(), parseLine(brand, line.text())));
            } catch (BadInput invalid) {
                addFailure(failed, line.number(), invalid.getMessage());
            }
            if (batch.size() == BATCH_SIZE) {
                imported += write(brand, batch, by, failed);
                batch.clear();
            }
        }
        imported += write(brand, batch, by, failed);
        return new ArticleImportResponse(imported, failed);
    }

    private int write(Brand brand, List<ImportLine> lines, String by, List<ArticleImportFailure> failed) {
        try {
            articles.writeAll(brand, lines.stream().map(ImportLine::input).toList(), by);
            return lines.size();
        } catch (DataAccessException batchFailure) {
            return lines.stream()
                    .mapToInt(line -> write(brand, line, by, failed))
                    .sum();
        }
    }

    private int write(Brand brand, ImportLine line, String by, List<ArticleImportFailure> failed) {
        try {
            articles.write(brand, line.input(), by);
            return 1;
        } catch (DataAccessException e) {
            addFailure(failed, line.number(), "could not be saved; send it again");
            return 0;
        }
    }

    private static void addFailure(List<ArticleImportFailure> failed, int line, String message) {
        if (failed.size() < MAX_REPORTED_FAILURES) {
            failed.add(new ArticleImportFailure(line, message));
        }
    }

    private ArticleInput parseLine(Brand brand, String line) {
        try {
            var article = json.readValue(line, ArticleRequest.class);
            if (article == null) {
                throw new BadInput("line", "must be a JSON object");
            }
            var articleInput = article.toInput(article.slug(), article.language());
            articles.validate(brand, articleInput);
            return articleInput;
        } catch (JsonProcessingException e) {
            throw new BadInput(List.of(JsonErrors.of(e)));
        }
    }
}
