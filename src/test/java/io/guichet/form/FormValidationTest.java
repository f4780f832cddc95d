package io.guichet.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guichet.model.ModelFiles;
import io.guichet.problem.BadInput;
import io.guichet.problem.UnknownEntity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormValidationTest {

    private final Forms forms = new Forms(new ModelFiles(".", List.of()));

    private static final Form EVERYTHING = form(
            """
            {"type":"textfield","key":"short","label":"Short","validate":{"minLength":2,"maxLength":5}},
            {"type":"textfield","key":"code","label":"Code","validate":{"pattern":"^[A-Z]+-[0-9]+$"}},
            {"type":"textfield","key":"email","label":"E-mail","validate":{"validationType":"email"}},
            {"type":"textfield","key":"phone","label":"Phone","validate":{"validationType":"phone"}},
            {"type":"textarea","key":"long","label":"Long","validate":{"maxLength":20}},
            {"type":"number","key":"count","label":"Count","decimalDigits":1,"validate":{"min":1,"max":10}},
            {"type":"datetime","subtype":"date","key":"day","dateLabel":"Day"},
            {"type":"checkbox","key":"agreed","label":"Agreed"},
            {"type":"radio","key":"size","label":"Size","values":[{"label":"S","value":"s"},{"label":"L","value":"l"}]},
            {"type":"taglist","key":"tags","label":"Tags","values":[{"label":"A","value":"a"},{"label":"B","value":"b"}]},
            {"type":"separator"},
            {"type":"text","text":"Only shown"}
            """);

    @ParameterizedTest
    @CsvSource({
        "short, x",
        "short, abcdef",
        "code, abc",
        "email, nobody",
        "email, a b@c.de",
        "phone, call me",
        "count, many",
        "count, 0",
        "count, 10.5",
        "count, 2.55",
        "count, 1e400000000",
        "day, tomorrow",
        "day, 2026-02-30",
        "agreed, perhaps",
        "size, m",
        "size, S",
        "tags, c"
    })
    void rejectsAValueThatDoesNotFitItsField(String key, String value) {
        assertThat(errors(EVERYTHING, Map.of(key, value))).containsOnlyKeys(key);
    }

    @ParameterizedTest
    @CsvSource({
        "short, ab",
        "short, abcde",
        "code, ABC-12",
        "email, ana@example.com",
        "phone, +33 1 23 45 67 89",
        "count, 1",
        "count, '2,5'",
        "day, 2026-02-28",
        "agreed, on",
        "size, l",
        "tags, b",
        "long, ' kept '"
    })
    void acceptsAValueThatFitsItsField(String key, String value) {
        assertThat(EVERYTHING.validate(Map.of(key, value)).has(key)).isTrue();
    }

    @Test
    void convertsEachValueToItsType() {
        var data = EVERYTHING.validate(Map.of(
                "short",
                " ab ",
                "long",
                "one\r\ntwo",
                "count",
                2.5,
                "day",
                "2026-03-31",
                "agreed",
                true,
                "tags",
                List.of("b", "a", "b"),
                "size",
                new String[] {"s"}));

        assertThat(data.text("short")).contains("ab");
        assertThat(data.text("long")).contains("one\ntwo");
        assertThat(data.number("count")).contains(new BigDecimal("2.5"));
        assertThat(data.date("day")).contains(LocalDate.of(2026, 3, 31));
        assertThat(data.checked("agreed")).isTrue();
        assertThat(data.selected("tags")).containsExactly("b", "a");
        assertThat(data.text("size")).contains("s");
        assertThat(data.has("code")).isFalse();
        assertThat(data.asMap()).containsOnlyKeys("short", "long", "count", "day", "agreed", "size", "tags");
    }

    @Test
    void countsCharactersAndNotCodeUnits() {
        assertThat(EVERYTHING.validate(Map.of("short", "😀😀😀😀😀")).has("short"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"with a \u0000 zero", "half \uD83D of a pair"})
    void rejectsUnstorableCharacters(String text) {
        assertThat(errors(EVERYTHING, Map.of("long", text))).containsOnlyKeys("long");
    }

    @Test
    void rejectsStructuresInTextFields() {
        assertThat(errors(EVERYTHING, Map.of("long", Map.of("a", 1)))).containsOnlyKeys("long");
        assertThat(errors(EVERYTHING, Map.of("short", 12))).containsOnlyKeys("short");
        assertThat(errors(EVERYTHING, Map.of("size", List.of("s", "l")))).containsOnlyKeys("size");
        assertThat(errors(EVERYTHING, Map.of("tags", List.of("a", 3)))).containsOnlyKeys("tags");
    }

    @Test
    void reportsAllErrorsInTheOrderOfTheForm() {
        var input = new LinkedHashMap<String, Object>();
        input.put("nobodyAsked", "x");
        input.put("size", "m");
        input.put("email", "nobody");

        var invalid = catchThrowableOfType(BadInput.class, () -> EVERYTHING.validate(input));

        assertThat(invalid.errors())
                .extracting(BadInput.FieldError::field)
                .containsExactly("email", "size", "nobodyAsked");
        assertThat(invalid.errors().get(2).message()).isEqualTo("is not a field of this form");
    }

    @Test
    void rejectsValuesForDisplayComponents() {
        assertThat(errors(EVERYTHING, Map.of("", "x"))).containsOnlyKeys("");
    }

    @Test
    void reportsErrorsInTheGivenLanguage() {
        var invalid = catchThrowableOfType(
                BadInput.class, () -> forms.get("answer").validate(Map.of("outcome", "SOLVE"), Locale.FRENCH));

        assertThat(invalid.errors())
                .containsExactly(new BadInput.FieldError("reply", "Remplissez «\u00a0Réponse\u00a0»."));
    }

    @ParameterizedTest
    @CsvSource({
        "answer, ASK_CUSTOMER, reply",
        "answer, SOLVE, reply",
        "answer, ESCALATE_SPECIALIST, ",
        "answer, ESCALATE_DEVELOPER, ",
        "answer, , outcome",
        "answer, RETURN, outcome",
        "specialist-work, SOLVE, note",
        "specialist-work, RETURN, note",
        "specialist-work, AWAIT_ISSUE, outcome note",
        "developer-work, AWAIT_ISSUE, note issueKey",
        "developer-work, SOLVE, note",
        "identity-check, CONFIRMED, ",
        "identity-check, REFUSED, ",
        "identity-check, , outcome",
        "lead-decision, CONTINUE, ",
        "lead-decision, REASSIGN, team",
        "triage, , ",
        "contact-helpcenter, , subject body email"
    })
    void requiresFieldsDependingOnTheOutcome(String form, String outcome, String missing) {
        var input = outcome == null ? Map.<String, Object>of() : Map.<String, Object>of("outcome", outcome);
        var expected = missing == null ? new String[0] : missing.split(" ");

        assertThat(errors(forms.get(form), input).keySet()).containsExactlyInAnyOrder(expected);
    }

    @Test
    void aReplyMayAccompanyAnyOutcome() {
        var data = forms.get("answer").validate(Map.of("outcome", "ESCALATE_SPECIALIST", "reply", "We look into it."));

        assertThat(data.text("reply")).contains("We look into it.");
    }

    @Test
    void rejectsValuesForHiddenFields() {
        var decision = forms.get("lead-decision");

        assertThat(errors(decision, Map.of("outcome", "CONTINUE", "team", "billing")))
                .containsOnlyKeys("team");
        assertThat(decision.validate(Map.of("outcome", "CONTINUE", "team", " ")).has("team"))
                .isFalse();
        assertThat(decision.validate(Map.of("outcome", "REASSIGN", "team", "billing"))
                        .text("team"))
                .contains("billing");
    }

    @Test
    void hidesTheFieldsOfAHiddenGroup() {
        var form = form(
                """
                {"type":"checkbox","key":"abroad","label":"Abroad"},
                {"type":"group","label":"Journey","conditional":{"hide":"=not(abroad = true)"},"components":[
                  {"type":"textfield","key":"country","label":"Country","validate":{"required":true}}]}
                """);

        assertThat(form.validate(Map.of()).asMap()).isEmpty();
        assertThat(errors(form, Map.of("country", "Peru"))).containsOnlyKeys("country");
        assertThat(errors(form, Map.of("abroad", "on"))).containsOnlyKeys("country");
    }

    @Test
    void aRequiredCheckboxMustBeTicked() {
        var form = form("{\"type\":\"checkbox\",\"key\":\"agreed\",\"label\":\"A\",\"validate\":{\"required\":true}}");

        assertThat(errors(form, Map.of("agreed", false))).containsOnlyKeys("agreed");
        assertThat(form.validate(Map.of("agreed", true)).checked("agreed")).isTrue();
    }

    @Test
    void acceptsOrRejectsRandomInputByField() {
        var random = new Random(7);
        var samples = new ArrayList<Object>(List.of(
                "",
                " ",
                "SOLVE",
                "RETURN",
                "REASSIGN",
                "x".repeat(60_000),
                "<b>",
                "a@b.c",
                5,
                true,
                List.of(),
                List.of("down")));
        samples.add(null);
        int accepted = 0;
        for (int round = 0; round < 6_000; round++) {
            var form = forms.get(pick(random, new ArrayList<>(forms.ids())));
            var input = new LinkedHashMap<String, Object>();
            for (var key : form.keys()) {
                if (random.nextBoolean()) {
                    input.put(key, pick(random, samples));
                }
            }
            try {
                var data = form.validate(input);
                accepted++;
                assertThat(input.keySet()).containsAll(data.asMap().keySet());
                assertThat(data.asMap()).doesNotContainValue(null);
            } catch (BadInput invalid) {
                assertThat(invalid.errors()).isNotEmpty().allSatisfy(error -> {
                    assertThat(form.keys()).contains(error.field());
                    assertThat(error.message()).isNotBlank();
                });
            }
        }
        assertThat(accepted).isBetween(50, 5_950);
    }

    @Test
    void reportsAnUnknownForm() {
        assertThatThrownBy(() -> forms.get("nonsense"))
                .isInstanceOf(UnknownEntity.class)
                .hasMessageContaining("nonsense");
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static Map<String, String> errors(Form form, Map<String, ?> input) {
        var errors = new LinkedHashMap<String, String>();
        try {
            form.validate(input);
        } catch (BadInput invalid) {
            invalid.errors().forEach(error -> errors.put(error.field(), error.message()));
        }
        return errors;
    }

    static Form form(String components) {
        var file = "{\"id\":\"sample\",\"components\":[%s]}".formatted(components);
        return FormFile.read("sample.form", file.getBytes(StandardCharsets.UTF_8));
    }
}
