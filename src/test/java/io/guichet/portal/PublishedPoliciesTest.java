package io.guichet.portal;

import static io.guichet.Wcag.PHONE_WIDTH;
import static io.guichet.Wcag.SCREEN_WIDTH;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Chromium;
import io.guichet.DeskTest;
import io.guichet.brand.Brands;
import io.guichet.customer.CustomerTeams;
import io.guichet.customer.CustomerTeams.CustomerTeam;
import io.guichet.customer.Customers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Each sentence of the brands' support pages where their customers read it: in French on a phone and in English on a desktop.
 * {@code published-policies.txt} lists them; {@link CustomerJourneyTest} goes on from there to answer and survey.
 */
@DeskTest
class PublishedPoliciesTest {

    private static final String LINK = "link:";
    private static final String NOT = "not:";

    /** Text of the page with plain spaces, addresses of its links, and how much wider than the window it is. */
    private static final String READ =
            """
            () => [document.body.innerText.replace(/\\s+/g, " "),
              [...document.links].map(link => link.getAttribute("href")).join("\\n"),
              document.documentElement.scrollWidth - innerWidth]""";

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Brands brands;

    @Autowired
    private Customers customers;

    @Autowired
    private CustomerTeams teams;

    @Autowired
    private ConfidentialRequests confidentialRequests;

    private final String address = UUID.randomUUID() + "@example.org";

    private record Sentence(String brand, String reader, String page, String english, String french, String published) {

        static Sentence parse(String line) {
            var parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            return new Sentence(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5));
        }

        String in(String language) {
            return language.equals("fr") ? french : english;
        }
    }

    @AfterAll
    static void closesTheBrowser() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "miro, fr",
        "miro, en",
        "zoom, fr",
        "zoom, en",
        "vimeo, fr",
        "vimeo, en",
        "helpcenter, fr",
        "helpcenter, en",
        "webshop, fr",
        "webshop, en",
    })
    void customersReadWhatTheBrandPublishes(String brand, String language) throws IOException {
        if (chromium == null) {
            chromium = Chromium.at(port);
        }
        var softly = new SoftAssertions();
        var question = sentences(brand, "asks").get("-").get(0).in(language);
        for (var reader : List.of("stranger", "customer")) {
            var customer =
                    BrowserCustomer.create(chromium, language, language.equals("fr") ? PHONE_WIDTH : SCREEN_WIDTH);
            if (reader.equals("customer")) {
                signsInWithAContract(customer, brand, language);
            }
            sentences(brand, reader).forEach((page, sentences) -> {
                opens(customer, brand, page, question);
                reads(customer, language, sentences, softly);
            });
            customer.hasNoConsoleErrors();
        }
        softly.assertAll();
    }

    private static void opens(BrowserCustomer customer, String brand, String page, String question) {
        switch (page) {
            case "ask" -> customer.asks(brand, question);
            case "contact" -> customer.clicksThrough("main .actions a[href$='/contact']");
            default -> customer.opens(page.equals("/") ? "/" + brand : "/" + brand + page);
        }
    }

    private static void reads(
            BrowserCustomer customer, String language, List<Sentence> sentences, SoftAssertions softly) {
        var read = (List<?>) customer.page().evaluate(READ);
        softly.assertThat(((Number) read.get(2)).intValue())
                .as("%s is wider than the window", customer.page().url())
                .isLessThanOrEqualTo(0);
        for (var sentence : sentences) {
            var text = sentence.in(language);
            var where = softly.assertThat(text.startsWith(LINK) ? read.get(1) + "\n" : (String) read.get(0))
                    .as("%s: %s", customer.page().url(), sentence.published());
            if (text.startsWith(LINK)) {
                where.contains(text.substring(LINK.length()) + "\n");
            } else if (text.startsWith(NOT)) {
                where.doesNotContain(text.substring(NOT.length()));
            } else {
                where.contains(text);
            }
        }
    }

    /** By page, in the order of the file: a question before its contact form. */
    private static Map<String, List<Sentence>> sentences(String brand, String reader) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/published-policies.txt"))) {
            var sentences = lines.filter(line -> line.startsWith(brand + " |"))
                    .map(Sentence::parse)
                    .filter(sentence -> sentence.reader().equals(reader))
                    .collect(groupingBy(Sentence::page, LinkedHashMap::new, toList()));
            assertThat(sentences).as("%s, %s", brand, reader).isNotEmpty();
            return sentences;
        }
    }

    private void signsInWithAContract(BrowserCustomer customer, String brand, String language) {
        var known = customers
                .findOrCreate(brands.get(brand), address, "Ada", language)
                .id();
        switch (brand) {
            case "miro" -> teams.add(known, new CustomerTeam("studio-7", "Studio 7", "business", "premium-support"));
            case "zoom" -> customers.updateContract(known, "business", null, null, null);
            case "vimeo" -> customers.updateContract(known, "enterprise", null, "silver", "europe");
            default -> {
                // These brands have no plans.
            }
        }
        customer.opens(confidentialRequests.signInLinkFor(brand, address));
        customer.submits();
    }
}
