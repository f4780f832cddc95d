package io.guichet.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.model.ModelFiles;
import io.guichet.problem.BadInput;
import io.guichet.text.InputText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Any input of a customer form is either accepted unchanged or rejected with a message. */
class FormPropertiesTest {

    private static final Forms FORMS = new Forms(new ModelFiles(".", List.of("src/test/resources/models/")));

    private static final List<String> CUSTOMER_FORMS = FORMS.ids().stream()
            .filter(id -> id.matches("(ask|reply|rating|profile|sign-in|invoice|contact.*|cannot-sign-in.*)"))
            .sorted()
            .toList();

    /** A valid value of each field that a customer form requires. */
    private static final Map<String, Object> REQUIRED_VALUES = Map.ofEntries(
            Map.entry("text", "How do I export a video?"),
            Map.entry("subject", "Export"),
            Map.entry("body", "It stops at 40 %."),
            Map.entry("email", "ada@example.org"),
            Map.entry("name", "Ada"),
            Map.entry("street", "Rue Haute 1"),
            Map.entry("postcode", "1000"),
            Map.entry("city", "Bruxelles"),
            Map.entry("country", "BE"),
            Map.entry("order", "true"),
            Map.entry("language", "fr"),
            Map.entry("score", "5"));

    @Property
    void acceptsInputUnchangedOrRejectsItWithMessages(
            @ForAll("forms") String id,
            @ForAll("inputs") Map<Integer, Object> input,
            @ForAll boolean filled,
            @ForAll boolean french) {
        var form = FORMS.get(id);
        var submitted = filled ? filledExceptOne(form, input) : submitted(form, input);
        var locale = french ? Locale.FRENCH : Locale.ENGLISH;
        try {
            var data = form.validate(submitted, locale).asMap();
            Statistics.label("accepted").collect(!data.isEmpty());
            Statistics.label("accepted")
                    .coverage(accepted -> accepted.check(true).count(times -> times > 20));

            assertThat(form.keys()).containsAll(submitted.keySet());
            data.forEach((key, result) -> assertThat(matchesInput(result, submitted.get(key)))
                    .as("%s of %s: %s became %s", key, id, submitted.get(key), result)
                    .isTrue());
            submitted.forEach((key, value) -> assertThat(data.containsKey(key) || isBlank(value))
                    .as("%s of %s was lost: %s", key, id, value)
                    .isTrue());
        } catch (BadInput invalid) {
            assertThat(invalid.errors()).isNotEmpty().allSatisfy(error -> {
                assertThat(error.field()).isNotNull();
                assertThat(error.message()).isNotBlank();
            });
            assertThat(form.fields(submitted, invalid.errors(), locale)).isNotEmpty();
        }
    }

    @Property
    void keepsStorableTextButCleansIt(@ForAll("texts") String text) {
        Map<String, Object> input = Map.of("body", text);
        try {
            var body = FORMS.get("reply").validate(input).text("body").orElseThrow();

            assertThat(body).isEqualTo(InputText.clean(text));
            assertThat(body).doesNotContain("\0");
            assertThat(body.codePoints().filter(codePoint -> Character.getType(codePoint) == Character.SURROGATE))
                    .isEmpty();
            assertThat(body.codePointCount(0, body.length())).isLessThanOrEqualTo(50_000);
        } catch (BadInput invalid) {
            assertThat(InputText.isBlank(text)
                            || text.contains("\0")
                            || hasLoneSurrogate(text)
                            || text.length() > 50_000)
                    .isTrue();
        }
    }

    @Provide
    Arbitrary<String> forms() {
        return Arbitraries.of(CUSTOMER_FORMS);
    }

    /** By index of the field; an index beyond the last is an unknown field. */
    @Provide
    Arbitrary<Map<Integer, Object>> inputs() {
        var fitting = Arbitraries.of("ada@example.org", "en", "fr", "5", "true", "on", "BE 0123456789", "2026-02-28");
        var one = Arbitraries.<Object>frequencyOf(
                Tuple.of(8, fitting.map(value -> (Object) value)),
                Tuple.of(4, texts().map(value -> (Object) value)),
                Tuple.of(1, Arbitraries.doubles().map(value -> (Object) value)),
                Tuple.of(1, Arbitraries.bigDecimals().map(value -> (Object) value)),
                Tuple.of(1, Arbitraries.of(true, false).map(value -> (Object) value)),
                Tuple.of(1, Arbitraries.just((Object) new HashMap<>(Map.of("a", "b")))),
                Tuple.of(1, Arbitraries.just((Object) LocalDate.EPOCH)));
        var several = one.injectNull(0.1).list().ofMaxSize(4);
        var any = Arbitraries.<Object>frequencyOf(
                        Tuple.of(6, one),
                        Tuple.of(1, several.map(list -> (Object) new ArrayList<>(list))),
                        Tuple.of(1, several.map(list -> (Object) list.toArray())))
                .injectNull(0.05);
        return Arbitraries.maps(Arbitraries.integers().between(0, 14), any).ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> texts() {
        var tricky = Arbitraries.of(
                "",
                " ",
                "\0",
                "\r\n",
                "\r",
                "\n",
                "\ud83d",
                "\udca9",
                "💩",
                "\u202e",
                "\ufeff",
                "\uffff",
                "\u00a0",
                "{0}",
                "'",
                "${x}",
                "<script>",
                "e\u0301",
                "=1+1",
                "%00",
                "١٢٣",
                "NaN",
                "+999999999-12-31",
                "1e999999999",
                "-0");
        var any = Arbitraries.integers().between(0, 0xffff).map(unit -> String.valueOf((char) (int) unit));
        var longer = Arbitraries.of("x", "💩", " ", "9", "@.", "-\n")
                .flatMap(part -> Arbitraries.of(199, 201, 5_000, 60_000).map(part::repeat));
        return Arbitraries.frequencyOf(Tuple.of(5, tricky), Tuple.of(5, any), Tuple.of(1, longer))
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    private static Map<String, Object> submitted(Form form, Map<Integer, Object> input) {
        var keys = form.keys();
        var submitted = new LinkedHashMap<String, Object>();
        input.forEach((position, value) -> {
            if (position < keys.size()) {
                submitted.put(keys.get(position), value);
            } else if (position > 12) {
                submitted.put("unknown\ud83d" + position, value);
            }
        });
        return submitted;
    }

    /** A form with its required fields filled in, one of which may have another value. */
    private static Map<String, Object> filledExceptOne(Form form, Map<Integer, Object> input) {
        var filled = new LinkedHashMap<String, Object>();
        form.keys().stream()
                .filter(REQUIRED_VALUES::containsKey)
                .forEach(key -> filled.put(key, REQUIRED_VALUES.get(key)));
        submitted(form, input).entrySet().stream()
                .limit(1)
                .forEach(other -> filled.put(other.getKey(), other.getValue()));
        return filled;
    }

    /** Texts are stripped and cleaned, their line ends normalised; choices, numbers and dates keep their value. */
    private static boolean matchesInput(Object result, Object input) {
        var inputs = values(input).stream()
                .map(value -> String.valueOf(value).strip())
                .toList();
        if (result instanceof List<?> selected) {
            return inputs.containsAll(selected);
        }
        var one = inputs.get(0);
        if (result instanceof BigDecimal number) {
            return number.compareTo(new BigDecimal(one.replace(',', '.'))) == 0;
        }
        if (result instanceof LocalDate date) {
            return date.equals(LocalDate.parse(one));
        }
        if (result instanceof Boolean checked) {
            return checked == List.of("true", "on").contains(one);
        }
        var lines = one.replace("\r\n", "\n").replace('\r', '\n');
        return InputText.strip(result.toString()).equals(InputText.strip(InputText.clean(lines)));
    }

    private static boolean isBlank(Object input) {
        return values(input).stream().allMatch(value -> value instanceof String text && InputText.isBlank(text));
    }

    private static List<Object> values(Object input) {
        if (input instanceof Object[] array) {
            return Arrays.stream(array).filter(value -> value != null).toList();
        }
        if (input instanceof Collection<?> collection) {
            return collection.stream()
                    .filter(value -> value != null)
                    .map(value -> (Object) value)
                    .toList();
        }
        return input == null ? List.of() : List.of(input);
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(codePoint -> Character.getType(codePoint) == Character.SURROGATE);
    }
}
