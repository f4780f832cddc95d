package io.guichet.policy;

import io.guichet.brand.Brand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Everything that the facts can be which a brand's tables are asked with. */
final class FactValues {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Set<String> NUMBERS = Set.of("messagesInADay", "answeredQuestionsInAMonth");
    private static final Set<String> FREE_TEXTS = Set.of("product", Facts.CUSTOMER_TEAM);

    private final Map<String, Collection<?>> values = new HashMap<>();

    FactValues(Brand brand, Map<String, WrittenTable> tables, Set<String> clockFacts) {
        Facts.vocabulary().keySet().forEach(name -> values.put(name, words(brand, name)));
        for (var name : Facts.names()) {
            if (Facts.isYesOrNo(name)) {
                values.put(name, Arrays.asList(true, false, null));
            }
        }
        values.put(Facts.DEMOTED, Arrays.asList(true, false, null));
        values.put(Facts.WITHOUT_SIGN_IN, Arrays.asList(true, false, null));
        values.put(Facts.OTHER_PLANS, otherPlans(brand));
        values.put("earlierStepsNotDone", List.of(true, false));
        values.put("target", Arrays.stream(Target.values()).map(Enum::name).toList());
        values.put("priority", given(tables, "priority", "priority"));
        values.put("calendar", calendars(tables));
        values.put("fact", clockFacts);
        values.put("wait", Wait.SITUATIONS);
    }

    /** The facts that expressions name; what stands in quotation marks is a value. */
    Set<String> named(Collection<String> expressions) {
        var names = new TreeSet<String>();
        for (var expression : expressions) {
            NAME.matcher(TEXT.matcher(expression).replaceAll(" "))
                    .results()
                    .map(name -> name.group())
                    .filter(this::isKnown)
                    .forEach(names::add);
        }
        return names;
    }

    private boolean isKnown(String name) {
        return values.containsKey(name) || NUMBERS.contains(name) || FREE_TEXTS.contains(name);
    }

    /** What a fact can be; of numbers and free texts what these expressions can tell apart. */
    List<Object> of(String name, Collection<String> expressions) {
        if (NUMBERS.contains(name)) {
            return numbers(expressions);
        }
        if (FREE_TEXTS.contains(name)) {
            return texts(expressions);
        }
        return new ArrayList<>(values.get(name));
    }

    private static List<Object> numbers(Collection<String> expressions) {
        var numbers = new TreeSet<Integer>(List.of(0));
        expressions.stream()
                .flatMap(expression -> NUMBER.matcher(expression).results())
                .map(number -> Integer.valueOf(number.group()))
                .forEach(number -> numbers.addAll(List.of(Math.max(0, number - 1), number, number + 1)));
        return new ArrayList<>(numbers);
    }

    private static List<Object> texts(Collection<String> expressions) {
        var texts = new LinkedHashSet<Object>(List.of("something"));
        expressions.stream()
                .flatMap(expression -> TEXT.matcher(expression).results())
                .forEach(text -> texts.add(text.group(1)));
        texts.add(null);
        return new ArrayList<>(texts);
    }

    private static List<String> words(Brand brand, String name) {
        var words = new LinkedHashSet<>(name.equals("requestType") ? brand.requestTypes() : Facts.words(brand, name));
        Facts.usual(name).ifPresentOrElse(words::add, () -> words.add(null));
        return new ArrayList<>(words);
    }

    private static List<List<String>> otherPlans(Brand brand) {
        var teams = new ArrayList<List<String>>();
        teams.add(null);
        teams.add(List.of());
        brand.plans().forEach(plan -> teams.add(List.of(plan)));
        teams.add(List.copyOf(brand.plans()));
        return teams;
    }

    private static Set<String> calendars(Map<String, WrittenTable> tables) {
        var calendars = new TreeSet<>(given(tables, "targets", "hours"));
        calendars.addAll(given(tables, "waiting-times", "hours"));
        calendars.add("channel");
        return calendars;
    }

    private static Set<String> given(Map<String, WrittenTable> tables, String table, String output) {
        var written = tables.get(table);
        return written == null ? Set.of() : written.given(output);
    }
}
