package io.guichet.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.model.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.syntaxtree.ValFunction;
import org.junit.jupiter.api.Test;

/** The caching engine gives the results and errors of the plain engine. */
class CachingFeelEngineTest {

    private static final FeelEngine PLAIN = new ScalaFeelEngine(List.of());
    private static final FeelEngine CACHING = Feel.ENGINE;
    private static final DmnEngine PLAIN_TABLES = tables(PLAIN);
    private static final DmnEngine CACHING_TABLES = tables(CACHING);
    private static final List<ShippedTable> SHIPPED = shipped();
    private static final List<Object> WRONG_TYPES =
            List.of(7, -0.5, "", "nothing", List.of("a", 1), Map.of("a", 1), true);
    private static final List<String> TEXTS = List.of(
            "assert(plan, plan != null, \"no plan\")",
            "assert(plan, false)",
            "function(x) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}}",
            "unknown(plan)",
            "plan.unknown",
            "plan + messages",
            "1 / 0",
            "messages / 0",
            "date(\"2026-02-30\")",
            "date(\"2026-02-28\") + duration(\"P1D\")",
            "duration(\"PT1H\") < duration(\"P1D\")",
            "if plan = null then \"free\" else plan",
            "every plan in [1, 2, null] satisfies plan > 1",
            "for i in 1..3 return i + messages",
            "function(x) x + messages",
            "[function(x) x, 1]",
            "{a: 1, b: a + 1}.b",
            "[1..messages]",
            "not(null)",
            "not(\"pro\", \"free\")",
            "contains(?, \"a\")",
            "> 3",
            "in (\"a\", \"b\")",
            "cellInput",
            "-",
            "",
            "(((",
            "\"open",
            "a b c");

    private record ShippedTable(
            String name,
            DmnDecision plain,
            DmnDecision caching,
            Map<String, List<Object>> variables,
            Collection<String> texts) {}

    private record Question(ShippedTable table, Map<String, Object> variables) {}

    private record Outcome(Object result, String error) {}

    @Property(tries = 3_000)
    void decidesAsThePlainEngine(@ForAll("questions") Question asked) {
        var table = asked.table();
        var plain = outcome(() -> decide(PLAIN_TABLES, table.plain(), asked.variables()));

        assertThat(outcome(() -> decide(CACHING_TABLES, table.caching(), asked.variables())))
                .as(table.name())
                .isEqualTo(plain);
        Statistics.label("outcome").collect(plain.error() == null ? "rows" : "error");
        Statistics.label("outcome").coverage(outcomes -> {
            outcomes.check("rows").count(times -> times > 50);
            outcomes.check("error").count(times -> times > 50);
        });
        Statistics.label("table").collect(table.name());
        Statistics.label("table")
                .coverage(tables ->
                        SHIPPED.forEach(shipped -> tables.check(shipped.name()).count(times -> times > 0)));
    }

    @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
    void readsATextAsThePlainEngine(@ForAll("texts") String text, @ForAll("variables") Map<String, Object> variables) {
        var expression = outcome(() -> PLAIN.evaluateSimpleExpression(text, context(variables)));
        var unaryTests = outcome(() -> PLAIN.evaluateSimpleUnaryTests(text, "cellInput", context(variables)));

        for (int time = 1; time <= 2; time++) {
            assertSame(outcome(() -> CACHING.evaluateSimpleExpression(text, context(variables))), expression);
            assertSame(
                    outcome(() -> CACHING.evaluateSimpleUnaryTests(text, "cellInput", context(variables))), unaryTests);
        }
        Stream.of(expression, unaryTests).forEach(outcome -> Statistics.label("outcome")
                .collect(
                        outcome.error() == null
                                ? "value"
                                : outcome.error().contains("failed to parse") ? "parse error" : "evaluation error"));
        Statistics.label("outcome").coverage(outcomes -> Stream.of("value", "parse error", "evaluation error")
                .forEach(kind -> outcomes.check(kind).count(times -> times > 50)));
    }

    @Test
    void anAssertThatFailsDoesNotFailTheNextEvaluation() {
        var text = "assert(plan, plan != null, \"no plan\")";

        assertThatThrownBy(() -> CACHING.evaluateSimpleExpression(text, context(Map.of())))
                .isInstanceOf(FeelException.class)
                .hasMessageContaining("no plan");
        assertThat(CACHING.<Object>evaluateSimpleExpression(text, context(Map.of("plan", "pro"))))
                .isEqualTo("pro");
    }

    @Test
    void theClockGoesOn() {
        var start = ZonedDateTime.now();
        ZonedDateTime first = CACHING.evaluateSimpleExpression("now()", context(Map.of()));
        var middle = ZonedDateTime.now();
        ZonedDateTime second = CACHING.evaluateSimpleExpression("now()", context(Map.of()));
        LocalDate today = CACHING.evaluateSimpleExpression("today()", context(Map.of()));
        var end = ZonedDateTime.now();

        assertThat(first).isBetween(start, middle);
        assertThat(second).isBetween(middle, end);
        assertThat(today).isBetween(start.toLocalDate(), end.toLocalDate());
    }

    @Test
    void severalThreadsGetTheSameResults() {
        var results = IntStream.range(0, 4_000)
                .parallel()
                .mapToObj(number -> CACHING.evaluateSimpleUnaryTests(
                        ">= " + number % 50, "cellInput", context(Map.of("cellInput", number / 50))))
                .toList();

        assertThat(results)
                .isEqualTo(IntStream.range(0, 4_000)
                        .mapToObj(number -> number / 50 >= number % 50)
                        .toList());
    }

    @Test
    void aTextIsParsedOnce() {
        var engine = emptyCache();

        assertThat(engine.parseExpression("1 + 1")).isSameAs(engine.parseExpression("1 + 1"));
        assertThat(engine.parseUnaryTests("> 1")).isSameAs(engine.parseUnaryTests("> 1"));
        assertThat(engine.parseExpression("1 +")).isSameAs(engine.parseExpression("1 +"));
        assertThat(engine.size()).isEqualTo(3);
    }

    @Test
    void theCacheIsBoundedInShortTexts() {
        var engine = emptyCache();
        var most = CachingFeelEngine.MAXIMUM_CHARACTERS / CachingFeelEngine.MINIMUM_WEIGHT;

        IntStream.range(0, 2 * most).forEach(number -> engine.parseExpression("" + number));
        assertThat(engine.size()).isBetween(most / 2L, (long) most);
    }

    @Test
    void theCacheIsBoundedInLongTexts() {
        var engine = emptyCache();
        var length = CachingFeelEngine.MAXIMUM_CHARACTERS / 10;

        IntStream.range(10, 40).forEach(number -> engine.parseExpression("\"" + number + "x".repeat(length) + "\""));
        assertThat(engine.size()).isBetween(1L, 10L);
    }

    @Provide
    Arbitrary<Question> questions() {
        return Arbitraries.of(SHIPPED)
                .flatMap(table -> variables(table.variables()).map(variables -> new Question(table, variables)));
    }

    @Provide
    Arbitrary<Map<String, Object>> variables() {
        return variables(Map.of(
                "plan", List.of("free", "pro"), "messages", List.of(0, 3), "cellInput", List.of("a", "pro", 4, true)));
    }

    @Provide
    Arbitrary<String> texts() {
        var shipped = SHIPPED.stream().flatMap(table -> table.texts().stream());
        var known =
                Arbitraries.of(Stream.concat(shipped, TEXTS.stream()).distinct().toList());
        var signs = Arbitraries.strings()
                .withChars("()[]{}\"<>=!?.,-+*/ 1a")
                .ofMinLength(1)
                .ofMaxLength(2);
        var damaged = Combinators.combine(known, Arbitraries.integers().between(0, 300), signs)
                .as((text, at, put) -> {
                    var place = Math.min(at, text.length());
                    return text.substring(0, place) + put + text.substring(Math.min(place + 1, text.length()));
                });
        return Arbitraries.oneOf(known, Arbitraries.of(TEXTS), damaged);
    }

    /** Mostly possible values of a variable, otherwise none, null or one of another type. */
    private static Arbitrary<Map<String, Object>> variables(Map<String, List<Object>> values) {
        var one = values.entrySet().stream()
                .map(variable -> Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.of(variable.getValue())),
                                Tuple.of(2, Arbitraries.of(WRONG_TYPES)),
                                Tuple.of(1, Arbitraries.just((Object) null)))
                        .optional(0.95)
                        .map(value -> Map.entry(variable.getKey(), value)))
                .toList();
        return Combinators.combine(one).as(variables -> {
            var present = new HashMap<String, Object>();
            variables.forEach(
                    variable -> variable.getValue().ifPresent(value -> present.put(variable.getKey(), value)));
            return present;
        });
    }

    private static List<ShippedTable> shipped() {
        var shipped = new ArrayList<ShippedTable>();
        var clockTriggers = ShippedTables.clockTriggers();
        for (var brand : new Brands(new ModelFiles(".", List.of())).all()) {
            var tables = ShippedTables.of(brand);
            var values = new InputValues(brand, tables, clockTriggers);
            tables.forEach((name, table) -> shipped.add(shipped(brand, table, values)));
        }
        return shipped;
    }

    private static ShippedTable shipped(Brand brand, TableDefinition table, InputValues values) {
        var texts = new TreeSet<>(table.inputs());
        table.rows().forEach(row -> texts.addAll(row.cells()));
        var variables = new HashMap<String, List<Object>>();
        values.variablesIn(texts).forEach(name -> variables.put(name, values.of(name, texts)));
        var file = FileTables.file(brand, table.name());
        return new ShippedTable(
                brand.id() + "/" + table.name(),
                parse(PLAIN_TABLES, table.name(), file),
                parse(CACHING_TABLES, table.name(), file),
                variables,
                texts);
    }

    private static DmnDecision parse(DmnEngine engine, String decision, Path file) {
        try (var dmn = Files.newInputStream(file)) {
            return engine.parseDecision(decision, dmn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, Object>> decide(
            DmnEngine engine, DmnDecision table, Map<String, Object> variables) {
        return engine.evaluateDecisionTable(table, variables).getResultList();
    }

    /** Functions are compared as texts: two evaluations of one text make two objects of a function. */
    private static void assertSame(Outcome caching, Outcome plain) {
        assertThat(caching)
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .withEqualsForType((one, other) -> one.toString().equals(other.toString()), ValFunction.class)
                .isEqualTo(plain);
    }

    private static Outcome outcome(Supplier<Object> evaluation) {
        try {
            return new Outcome(evaluation.get(), null);
        } catch (RuntimeException error) {
            return new Outcome(null, error.toString() + error.getCause());
        }
    }

    private static VariableContext context(Map<String, Object> variables) {
        return Variables.fromMap(variables).asVariableContext();
    }

    private static CachingFeelEngine emptyCache() {
        return new CachingFeelEngine(new org.camunda.feel.FeelEngine.Builder().build());
    }

    private static DmnEngine tables(FeelEngine feel) {
        var configuration =
                (DefaultDmnEngineConfiguration) DefaultDmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(() -> feel);
        return configuration.buildEngine();
    }
}
