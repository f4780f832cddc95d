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

/** All possible values of the variables that a brand's tables read. */
final class InputValues {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Set<String> NUMBERS = Set.of("messagesInADay", "deflectedQuestionsInAMonth");
    private static final Set<String> FREE_TEXTS = Set.of("product", TicketAttributes.CUSTOMER_TEAM);

    private final Map<String, Collection<?>> values = new HashMap<>();

    InputValues(Brand brand, Map<String, TableDefinition> tables, Set<String> clockTriggers) {
        TicketAttributes.vocabulary().keySet().forEach(name -> values.put(name, vocabulary(brand, name)));
        for (var name : TicketAttributes.names()) {
            if (TicketAttributes.isBoolean(name)) {
                values.put(name, Arrays.asList(true, false, null));
            }
        }
        values.put(TicketAttributes.DEPRIORITISED, Arrays.asList(true, false, null));
        values.put(TicketAttributes.WITHOUT_SIGN_IN, Arrays.asList(true, false, null));
        values.put(TicketAttributes.OTHER_PLANS, otherPlans(brand));
        values.put("earlierStepsNotDone", List.of(true, false));
        values.put("target", Arrays.stream(Target.values()).map(Enum::name).toList());
        values.put("priority", outputValues(tables, "priority", "priority"));
        values.put("calendar", calendars(tables));
        values.put("trigger", clockTriggers);
        values.put("situation", WaitingTime.SITUATIONS);
        values.put("purpose", VerificationPurpose.ids());
    }

    /** Variables in expressions; text in quotation marks is a value. */
    Set<String> variablesIn(Collection<String> expressions) {
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

    boolean isKnown(String name) {
        return values.containsKey(name) || NUMBERS.contains(name) || FREE_TEXTS.contains(name);
    }

    /** The texts among the values of a variable, those in lists included; empty for numbers and free text. */
    Set<String> texts(String name) {
        var texts = new TreeSet<String>();
        values.getOrDefault(name, List.of()).forEach(value -> {
            if (value instanceof String text) {
                texts.add(text);
            } else if (value instanceof List<?> elements) {
                elements.forEach(element -> texts.add((String) element));
            }
        });
        return texts;
    }

    /** Values of a variable; for numbers and free text those that these expressions distinguish. */
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

    private static List<String> vocabulary(Brand brand, String name) {
        var vocabulary = new LinkedHashSet<>(
                name.equals("requestType") ? brand.requestTypes() : TicketAttributes.allowedValues(brand, name));
        TicketAttributes.defaultValue(name).ifPresentOrElse(vocabulary::add, () -> vocabulary.add(null));
        return new ArrayList<>(vocabulary);
    }

    private static List<List<String>> otherPlans(Brand brand) {
        var teams = new ArrayList<List<String>>();
        teams.add(null);
        teams.add(List.of());
        brand.plans().forEach(plan -> teams.add(List.of(plan)));
        teams.add(List.copyOf(brand.plans()));
        return teams;
    }

    private static Set<String> calendars(Map<String, TableDefinition> tables) {
        var calendars = new TreeSet<>(outputValues(tables, "targets", "hours"));
        calendars.addAll(outputValues(tables, "waiting-times", "hours"));
        calendars.add("channel");
        return calendars;
    }

    private static Set<String> outputValues(Map<String, TableDefinition> tables, String table, String output) {
        var definition = tables.get(table);
        return definition == null ? Set.of() : definition.outputValues(output);
    }
}
