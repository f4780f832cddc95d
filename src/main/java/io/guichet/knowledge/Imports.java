package io.guichet.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.brand.Brand;
import io.guichet.http.BadInput;
import io.guichet.http.JsonProblems;
import io.guichet.knowledge.Articles.Writing;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Takes many articles as a stream of lines. They are committed by the hundred: whoever is cut off sends everything again,
 * and what is there already stays as it is. A line that cannot be taken loses only itself.
 */
@Component
class Imports {

    private static final int TOGETHER = 100;
    private static final int LONGEST_LINE = 1024 * 1024;

    /** So many failed lines are told in words; the others are only counted by their absence. */
    private static final int MOST_TOLD = 1_000;

    private final Articles articles;
    private final ObjectMapper json;

    Imports(Articles articles, ObjectMapper json) {
        this.articles = articles;
        this.json = json;
    }

    /** @param line counted from 1 */
    record Failed(int line, String message) {}

    record Imported(int imported, List<Failed> failed) {}

    private record Line(int number, Writing writing) {}

    Imported read(Brand brand, InputStream sent, String by) throws IOException {
        var failed = new ArrayList<Failed>();
        var waiting = new ArrayList<Line>();
        int imported = 0;
        int number = 0;
        var lines = new BufferedInputStream(sent, 64 * 1024);
        for (var line = new ByteArrayOutputStream(); readLine(lines, line); line.reset()) {
            number++;
            if (line.size() == 0) {
                continue;
            }
            try {
                waiting.add(new Line(number, writing(brand, line.toByteArray())));
            } catch (BadInput refused) {
                fail(failed, number, refused.getMessage());
            }
            if (waiting.size() == TOGETHER) {
                imported += write(brand, waiting, by, failed);
                waiting.clear();
            }
        }
        imported += write(brand, waiting, by, failed);
        return new Imported(imported, failed);
    }

    private int write(Brand brand, List<Line> lines, String by, List<Failed> failed) {
        try {
            articles.writeAll(brand, lines.stream().map(Line::writing).toList(), by);
            return lines.size();
        } catch (DataAccessException together) {
            return lines.stream()
                    .mapToInt(line -> write(brand, line, by, failed))
                    .sum();
        }
    }

    private int write(Brand brand, Line line, String by, List<Failed> failed) {
        try {
            articles.write(brand, line.writing(), by);
            return 1;
        } catch (DataAccessException e) {
            fail(failed, line.number(), "could not be kept; send it again");
            return 0;
        }
    }

    private static void fail(List<Failed> failed, int line, String message) {
        if (failed.size() < MOST_TOLD) {
            failed.add(new Failed(line, message));
        }
    }

    private Writing writing(Brand brand, byte[] line) {
        if (line.length > LONGEST_LINE) {
            throw new BadInput("line", "may have at most %d bytes".formatted(LONGEST_LINE));
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            if (text.isBlank()) {
                throw new BadInput("line", "must be a JSON object");
            }
            var article = json.readValue(text, ArticleJson.class);
            if (article == null) {
                throw new BadInput("line", "must be a JSON object");
            }
            var writing = article.at(article.slug(), article.language());
            articles.check(brand, writing);
            return writing;
        } catch (CharacterCodingException e) {
            throw new BadInput("line", "must be UTF-8");
        } catch (JsonProcessingException e) {
            throw new BadInput(List.of(JsonProblems.of(e)));
        }
    }

    /** Reads up to the next end of a line, of which at most one byte more than may be kept. @return whether there was any */
    private static boolean readLine(InputStream in, ByteArrayOutputStream line) throws IOException {
        boolean any = false;
        for (int next = in.read(); next >= 0; next = in.read()) {
            any = true;
            if (next == '\n') {
                return true;
            }
            if (line.size() <= LONGEST_LINE && next != '\r') {
                line.write(next);
            }
        }
        return any;
    }
}
