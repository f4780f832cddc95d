package io.guichet.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.policy.Table.MatchedRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A table keeps its answers only where they depend on nothing but its inputs. */
class TableTest {

    private final Table greetings = table("\"vip\"", "\"Welcome\"");

    @Test
    void equalInputsAreEvaluatedOnce() {
        assertThat(greetings.rows(Map.of("plan", "vip")))
                .isSameAs(greetings.rows(Map.of("plan", "vip")))
                .extracting(row -> row.text("greeting"))
                .containsExactly("Welcome");
    }

    @Test
    void otherInputsHaveTheirOwnAnswer() {
        assertThat(greetings.rows(Map.of("plan", "vip"))).hasSize(1);
        assertThat(greetings.rows(Map.of("plan", "free"))).isEmpty();
        assertThat(greetings.rows(unknownPlan())).isEmpty();
        assertThat(greetings.rows(Map.of("plan", "vip"))).hasSize(1);
    }

    @Test
    void anInputThatTheTableDoesNotMentionMakesNoDifference() {
        assertThat(greetings.rows(Map.of("plan", "vip", "product", "lamp")))
                .isSameAs(greetings.rows(Map.of("plan", "vip", "product", "chair")));
    }

    @Test
    void aTableThatAsksForTheTimeIsEvaluatedEachTime() {
        var table = table("\"vip\"", "string(now ( ))");

        var first = table.rows(Map.of("plan", "vip"));
        var second = table.rows(Map.of("plan", "vip"));

        assertThat(first).hasSize(1);
        assertThat(second).isNotSameAs(first);
    }

    @Test
    void anInputThatOnlyACellMentionsCounts() {
        var table = table("if region = \"europe\" then \"vip\" else \"free\"", "\"Welcome\"");

        assertThat(matches(table, "europe")).hasSize(1);
        assertThat(matches(table, "apac")).isEmpty();
    }

    private static List<MatchedRow> matches(Table table, String region) {
        return table.rows(Map.of("plan", "vip", "region", region));
    }

    private static Map<String, Object> unknownPlan() {
        var inputs = new HashMap<String, Object>();
        inputs.put("plan", null);
        return inputs;
    }

    private static Table table(String cell, String output) {
        var dmn =
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="guichet">
                  <decision id="greetings" name="Greetings">
                    <decisionTable id="table" hitPolicy="FIRST">
                      <input id="input"><inputExpression id="e" typeRef="string"><text>plan</text></inputExpression></input>
                      <output id="output" name="greeting" typeRef="string" />
                      <rule id="row">
                        <inputEntry id="cell"><text>%s</text></inputEntry>
                        <outputEntry id="result"><text>%s</text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                </definitions>"""
                        .formatted(cell, output);
        try {
            return new Table(
                    "greetings",
                    new TableVersion(null, 1),
                    new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
