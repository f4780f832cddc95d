package io.guichet.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.re2j.Pattern;
import io.guichet.brand.Brand;
import io.guichet.problem.BadInput;
import io.guichet.text.TextRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The attributes of a request and its sender, in the vocabulary of the tables. Unknown attributes are absent. */
public record TicketAttributes(Map<String, Object> values) {

    private static final Map<String, Set<String>> VOCABULARY = Map.ofEntries(
            allowedValues("plan"),
            allowedValues("package"),
            allowedValues("addOn"),
            allowedValues(
                    "requestType",
                    "question",
                    "product-question",
                    "incident",
                    "request",
                    "improvement",
                    "feature-request",
                    "billing",
                    "pricing-security",
                    "company",
                    "jobs",
                    "feedback",
                    "deceased-owner",
                    "vulnerability",
                    "cannot-sign-in"),
            allowedValues("impact", "down", "degraded", "none", "information"),
            allowedValues("workaround", "none", "partial", "full"),
            allowedValues("severity", "standard", "important", "urgent"),
            allowedValues("region", "americas", "europe", "apac"),
            allowedValues("topic", "live-stream", "bug", "account-data"),
            allowedValues("channel", "web", "email", "chat", "phone", "api"),
            allowedValues("origin", "dashboard", "board", "website", "mobile"));

    /** Whether a request contains several questions. */
    public static final String SEVERAL_QUESTIONS = "severalQuestions";

    private static final Set<String> BOOLEANS = Set.of("signedIn", "premium", SEVERAL_QUESTIONS);

    /** The customer's team for which the request is sent, by the product's id. */
    public static final String CUSTOMER_TEAM = "customerTeam";

    private static final Pattern TEAM_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Those that come from the customer's record only, never from a public form or link. */
    public static final Set<String> CONTRACT = Set.of("plan", "addOn", "package", "region");

    /** Derived: plans of the customer's other teams. */
    public static final String OTHER_PLANS = "otherPlans";

    /** Derived: whether it came from the form for customers who cannot sign in, so that the requester is unverified. */
    public static final String WITHOUT_SIGN_IN = "withoutSignIn";

    /** Derived: whether the request is deprioritised by fair use. */
    public static final String DEPRIORITISED = "deprioritised";

    /** The inputs of tables for attributes that are not stated. */
    private static final Map<String, String> DEFAULTS =
            Map.of("requestType", "question", "channel", "web", "severity", "standard", "region", "americas");

    private static final TextRule PRODUCT = TextRule.line(200);

    @JsonCreator
    public TicketAttributes {
        values = Map.copyOf(values);
    }

    @JsonValue
    public Map<String, Object> values() {
        return values;
    }

    public static TicketAttributes none() {
        return new TicketAttributes(Map.of());
    }

    /** The names of the attributes of a request. */
    public static Set<String> names() {
        var names = new TreeSet<>(VOCABULARY.keySet());
        names.addAll(BOOLEANS);
        names.add("product");
        names.add(CUSTOMER_TEAM);
        return names;
    }

    /** The common values of each attribute with a vocabulary; brands add to them. */
    public static Map<String, Set<String>> vocabulary() {
        var sorted = new TreeMap<String, Set<String>>();
        VOCABULARY.forEach((name, values) -> sorted.put(name, new TreeSet<>(values)));
        return sorted;
    }

    /** The allowed values of an attribute in display order: the common ones, then the brand's own. */
    public static Set<String> allowedValues(Brand brand, String name) {
        var values = new LinkedHashSet<>(VOCABULARY.getOrDefault(name, Set.of()));
        values.addAll(brand.vocabulary().getOrDefault(name, Set.of()));
        return values;
    }

    static boolean isBoolean(String name) {
        return BOOLEANS.contains(name);
    }

    /** The default value of an attribute that is not stated, if it has one. */
    static Optional<String> defaultValue(String name) {
        return Optional.ofNullable(DEFAULTS.get(name));
    }

    /** Converts text to the type that {@link #validated} accepts. */
    public static Object parseValue(String name, String text) {
        var isBooleanText = isBoolean(name) && List.of("true", "false").contains(text);
        return isBooleanText ? (Object) Boolean.valueOf(text) : text;
    }

    /** Validates submitted attributes; {@link BadInput} names each one that is not in the brand's vocabulary. */
    public static TicketAttributes validated(Brand brand, Map<String, ?> submitted) {
        var values = new TreeMap<String, Object>();
        var problems = new ArrayList<BadInput.FieldError>();
        submitted.forEach((name, value) -> {
            if (value == null) {
                return;
            }
            var problem = problem(brand, name, value);
            problem.ifPresentOrElse(
                    message -> problems.add(new BadInput.FieldError(name, message)), () -> values.put(name, value));
        });
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return new TicketAttributes(values);
    }

    private static Optional<String> problem(Brand brand, String name, Object value) {
        if (BOOLEANS.contains(name)) {
            return value instanceof Boolean ? Optional.empty() : Optional.of("must be true or false");
        }
        if (name.equals("product")) {
            return value instanceof String text && PRODUCT.allows(text)
                    ? Optional.empty()
                    : Optional.of("must be a text of at most %d characters on one line".formatted(PRODUCT.maxLength()));
        }
        if (name.equals(CUSTOMER_TEAM)) {
            return value instanceof String text && TEAM_ID.matcher(text).matches()
                    ? Optional.empty()
                    : Optional.of("must be 1 to 64 letters, digits, '-' or '_'");
        }
        if (!VOCABULARY.containsKey(name)) {
            return Optional.of("is not a known attribute");
        }
        var allowed = new TreeSet<>(allowedValues(brand, name));
        if (value instanceof String text && allowed.contains(text)) {
            return Optional.empty();
        }
        return Optional.of("'%s' is not one of %s"
                .formatted(value, allowed.isEmpty() ? "none: the brand has no " + name : allowed));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable((String) values.get(name));
    }

    /** The request type; {@code question} for one that the brand's tables do not name. */
    public String requestType(Brand brand) {
        return text("requestType").filter(brand.requestTypes()::contains).orElse(DEFAULTS.get("requestType"));
    }

    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /** These attributes, overridden by the other ones. */
    public TicketAttributes with(TicketAttributes other) {
        var merged = new TreeMap<>(values);
        merged.putAll(other.values);
        return new TicketAttributes(merged);
    }

    public TicketAttributes without(String name) {
        var remaining = new TreeMap<>(values);
        remaining.remove(name);
        return new TicketAttributes(remaining);
    }

    public TicketAttributes with(String name, Object value) {
        return value == null ? this : with(new TicketAttributes(Map.of(name, value)));
    }

    /** The value of this attribute as the brand's tables read it; null when nothing is known. */
    public Object tableInput(Brand brand, String name) {
        var inputs = tableInputs(brand);
        if (!inputs.containsKey(name)) {
            throw new IllegalArgumentException("'%s' is not an attribute of tickets. They have %s."
                    .formatted(name, String.join(", ", inputs.keySet())));
        }
        return inputs.get(name);
    }

    /** The inputs of the tables: every attribute of the vocabulary with its default, null where it is unknown. */
    Map<String, Object> tableInputs(Brand brand) {
        var inputs = new LinkedHashMap<String, Object>();
        names().forEach(name -> inputs.put(name, values.get(name)));
        List.of(DEPRIORITISED, OTHER_PLANS, WITHOUT_SIGN_IN).forEach(name -> inputs.put(name, values.get(name)));
        DEFAULTS.forEach((name, text) -> inputs.computeIfAbsent(name, absent -> text));
        inputs.put("requestType", requestType(brand));
        return inputs;
    }

    private static Map.Entry<String, Set<String>> allowedValues(String name, String... values) {
        return Map.entry(name, Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(values))));
    }
}
