package io.guichet;

import io.guichet.brand.Brands;
import io.guichet.insight.table.MetricsUpToDate;
import io.guichet.intake.Requester;
import io.guichet.intake.TicketRequests;
import io.guichet.knowledge.ShippedArticles;
import io.guichet.model.ModelFiles;
import io.guichet.policy.TicketAttributes;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Fills a PostgreSQL with a million tickets, of which 60,000 are open: copies of the demo run's tickets with their
 * conversation, clocks, ledger and engine rows, each with a number, customer, texts and times of its own. {@code mvn
 * -Pspeed -Dspeed=million}; {@link SpeedDatabase} says where the rows are kept for later measurements.
 */
public final class MillionTickets {

    private static final Map<String, List<Map<String, Object>>> ATTRIBUTES = Map.of(
            "zoom",
            List.of(
                    Map.of("plan", "business", "requestType", "incident", "impact", "down", "workaround", "none"),
                    Map.of("plan", "business", "requestType", "incident", "impact", "degraded", "workaround", "none"),
                    Map.of("plan", "pro", "requestType", "incident", "impact", "degraded", "workaround", "full"),
                    Map.of("plan", "pro", "requestType", "request", "impact", "information")),
            "vimeo",
            List.of(
                    Map.of("plan", "standard", "severity", "standard"),
                    Map.of("plan", "pro", "severity", "important"),
                    Map.of("plan", "business", "severity", "urgent"),
                    Map.of("plan", "enterprise", "package", "silver", "region", "europe", "severity", "standard"),
                    Map.of("plan", "enterprise", "package", "gold", "region", "americas", "severity", "important"),
                    Map.of("plan", "enterprise", "package", "platinum", "region", "apac", "severity", "urgent")),
            "miro",
            List.of(
                    Map.of("plan", "enterprise", "addOn", "premium-support", "severity", "standard"),
                    Map.of("plan", "enterprise", "addOn", "premium-support", "severity", "urgent"),
                    Map.of("plan", "business", "severity", "important")),
            "webshop",
            List.of(Map.of("requestType", "question"), Map.of("requestType", "request")));

    private MillionTickets() {}

    public static void main(String... args) throws Exception {
        try (var database = SpeedDatabase.open()) {
            ensure(database);
        }
        System.exit(0);
    }

    /** Fills the database unless it is filled already. */
    static void ensure(SpeedDatabase database) throws Exception {
        var begin = System.nanoTime();
        if (database.isFilled()) {
            System.out.println("the database is filled already");
            return;
        }
        // The demo run creates tickets of each shape by the desk's own commands.
        try (var desk = BenchmarkApplication.start(
                database,
                "--guichet.demo=true",
                "--camunda.bpm.job-execution.enabled=false",
                "--guichet.reconciler.enabled=false")) {
            openUnansweredTickets(desk);
            MetricsUpToDate.of(desk);
        }
        System.out.printf("demo tickets: %d s%n", seconds(begin));
        var copies = new TicketCopies(database, Integer.getInteger("tickets", 1_000_000));
        copies.insert(sentences(), titles());
        System.out.printf("all tickets: %d s%n", seconds(begin));
    }

    /** Opens tickets with running response clocks, one for each kind of promise. */
    private static void openUnansweredTickets(ConfigurableApplicationContext desk) {
        var requests = desk.getBean(TicketRequests.class);
        for (var brand : desk.getBean(Brands.class).all()) {
            for (var attributes : ATTRIBUTES.getOrDefault(brand.id(), List.of())) {
                requests.open(
                        brand,
                        new Requester("waiting@example.org", "Jules Perrin", "fr"),
                        "Problème depuis hier",
                        "Bonjour,\n\nDepuis hier rien ne se charge plus, ni sur mon ordinateur ni sur mon téléphone. J’ai redémarré les deux, sans succès. Pouvez-vous m’aider ?",
                        new TicketAttributes(attributes),
                        null);
            }
        }
    }

    private static long seconds(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    }

    /** The sentences of the shipped help articles by language. */
    private static Map<String, List<String>> sentences() {
        return articleTexts(article -> Arrays.stream(article.content().body().split("(?<=[.!?])\\s+|\\n+"))
                .map(sentence -> sentence.replaceAll("[#*`\\[\\]|]|\\(.*?\\)", "").strip())
                .filter(sentence -> sentence.length() > 30)
                .toList());
    }

    private static Map<String, List<String>> titles() {
        return articleTexts(article -> List.of(article.content().title()));
    }

    private static Map<String, List<String>> articleTexts(
            java.util.function.Function<io.guichet.knowledge.Articles.ArticleInput, List<String>> texts) {
        var files = new ModelFiles(".", List.of());
        var articles = new Brands(files)
                .all().stream()
                        .flatMap(brand -> ShippedArticles.load(files, brand).stream())
                        .toList();
        var byLanguage = new LinkedHashMap<String, List<String>>();
        for (var language : List.of("en", "fr")) {
            byLanguage.put(
                    language,
                    articles.stream()
                            .filter(article -> article.language().equals(language))
                            .flatMap(article -> texts.apply(article).stream())
                            .collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), List::copyOf)));
        }
        return byLanguage;
    }
}
