package io.guichet.knowledge;

import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import java.time.LocalDate;
import java.util.ArrayList;

/**
 * What somebody writes: an article without its place.
 *
 * @param title one line
 * @param body Markdown
 * @param keywords words that readers use and the text does not, separated by commas; may be empty
 * @param topic what it is browsed under, in its own language, or null
 * @param product the one product that it is about, or null where it holds for all
 * @param reviewOn the day on which somebody is to read it again, or null
 */
public record Content(
        String title,
        String body,
        String keywords,
        String topic,
        String product,
        Audience audience,
        Status status,
        LocalDate reviewOn) {

    /** The longest that each may be, in characters; a product may be as long as a topic. */
    public static final int TITLE = 300;

    public static final int BODY = 200_000;
    public static final int KEYWORDS = 1_000;
    public static final int TOPIC = 120;

    /** Throws {@link BadInput} that names every field that cannot be kept. */
    public Content {
        title = oneLine(title);
        body = body == null ? "" : body.strip().replace("\r\n", "\n");
        keywords = oneLine(keywords);
        topic = nothing(oneLine(topic));
        product = nothing(oneLine(product));
        audience = audience == null ? Audience.PUBLIC : audience;
        status = status == null ? Status.PUBLISHED : status;
        var problems = new ArrayList<Problem>();
        mustBe(problems, "title", title, TITLE, true);
        mustBe(problems, "body", body, BODY, true);
        mustBe(problems, "keywords", keywords, KEYWORDS, false);
        mustBe(problems, "topic", topic, TOPIC, false);
        mustBe(problems, "product", product, TOPIC, false);
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
    }

    Content with(Status other) {
        return new Content(title, body, keywords, topic, product, audience, other, reviewOn);
    }

    private static String oneLine(String text) {
        return text == null ? "" : text.strip().replaceAll("\\s+", " ");
    }

    private static String nothing(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void mustBe(
            java.util.List<Problem> problems, String field, String text, int length, boolean required) {
        if (required && text.isEmpty()) {
            problems.add(new Problem(field, "must not be empty"));
        } else if (text != null && text.length() > length) {
            problems.add(new Problem(field, "may have at most %d characters".formatted(length)));
        }
    }
}
