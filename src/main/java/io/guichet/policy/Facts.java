package io.guichet.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.guichet.brand.Brand;
import io.guichet.http.BadInput;
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
import java.util.regex.Pattern;

/** What is known about a request and its sender, in the vocabulary that the tables read. An unknown fact is absent. */
public record Facts(Map<String, Object> values) {

    private static final Map<String, Set<String>> VOCABULARY = Map.ofEntries(
            words("plan"),
            words("package"),
            words("addOn"),
            words(
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
            words("impact", "down", "degraded", "none", "information"),
            words("workaround", "none", "partial", "full"),
            words("severity", "standard", "important", "urgent"),
            words("region", "americas", "europe", "apac"),
            words("topic", "live-stream", "bug", "account-data"),
            words("channel", "web", "email", "chat", "phone", "api"),
            words("origin", "dashboard", "board", "website", "mobile"));

    /** Whether one request asks several things, of which the slowest holds up the others. */
    public static final String SEVERAL_QUESTIONS = "severalQuestions";

    private static final Set<String> YES_OR_NO = Set.of("signedIn", "premium", SEVERAL_QUESTIONS);

    /** The team of the customer's from which a request is sent, in the word of the brand's product. */
    public static final String CUSTOMER_TEAM = "customerTeam";

    private static final Pattern TEAM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Not told by anybody: the plans of the customer's teams other than the one from which they ask. */
    public static final String OTHER_PLANS = "otherPlans";

    /** Not told by anybody: whether it came by the form for those who cannot sign in, which proves nothing about the sender. */
    public static final String WITHOUT_SIGN_IN = "withoutSignIn";

    /** Not told by anybody: whether fair use puts the request behind others for a while. */
    public static final String DEMOTED = "demoted";

    /** What the tables are told of a fact that nobody stated. */
    private static final Map<String, String> USUAL =
            Map.of("requestType", "question", "channel", "web", "severity", "standard", "region", "americas");

    private static final int PRODUCT_LENGTH = 200;

    @JsonCreator
    public Facts {
        values = Map.copyOf(values);
    }

    @JsonValue
    public Map<String, Object> values() {
        return values;
    }

    public static Facts none() {
        return new Facts(Map.of());
    }

    /** The names that a request may carry as facts. */
    public static Set<String> names() {
        var names = new TreeSet<>(VOCABULARY.keySet());
        names.addAll(YES_OR_NO);
        names.add("product");
        names.add(CUSTOMER_TEAM);
        return names;
    }

    /** The common values of every fact that has a vocabulary; brands add to them. */
    public static Map<String, Set<String>> vocabulary() {
        var sorted = new TreeMap<String, Set<String>>();
        VOCABULARY.forEach((name, words) -> sorted.put(name, new TreeSet<>(words)));
        return sorted;
    }

    /** The values of a fact that the brand knows, in the order to be read: the common ones, then the brand's own. */
    static Set<String> words(Brand brand, String name) {
        var words = new LinkedHashSet<>(VOCABULARY.getOrDefault(name, Set.of()));
        words.addAll(brand.vocabulary().getOrDefault(name, Set.of()));
        return words;
    }

    static boolean isYesOrNo(String name) {
        return YES_OR_NO.contains(name);
    }

    /** What the tables take for granted where the fact is not stated; empty when that is no value. */
    static Optional<String> usual(String name) {
        return Optional.ofNullable(USUAL.get(name));
    }

    /** A value that was sent as text, as {@link #read} takes it. */
    public static Object typed(String name, String text) {
        var truth = isYesOrNo(name) && List.of("true", "false").contains(text);
        return truth ? (Object) Boolean.valueOf(text) : text;
    }

    /** Facts as they were sent, or a {@link BadInput} that names every one the brand's vocabulary does not have. */
    public static Facts read(Brand brand, Map<String, ?> sent) {
        var values = new TreeMap<String, Object>();
        var problems = new ArrayList<BadInput.Problem>();
        sent.forEach((name, value) -> {
            if (value == null) {
                return;
            }
            var problem = problemWith(brand, name, value);
            problem.ifPresentOrElse(
                    message -> problems.add(new BadInput.Problem(name, message)), () -> values.put(name, value));
        });
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return new Facts(values);
    }

    private static Optional<String> problemWith(Brand brand, String name, Object value) {
        if (YES_OR_NO.contains(name)) {
            return value instanceof Boolean ? Optional.empty() : Optional.of("must be true or false");
        }
        if (name.equals("product")) {
            return value instanceof String text && text.length() <= PRODUCT_LENGTH
                    ? Optional.empty()
                    : Optional.of("must be a text of at most " + PRODUCT_LENGTH + " characters");
        }
        if (name.equals(CUSTOMER_TEAM)) {
            return value instanceof String word && TEAM.matcher(word).matches()
                    ? Optional.empty()
                    : Optional.of("must be 1 to 64 letters, digits, '-' or '_'");
        }
        if (!VOCABULARY.containsKey(name)) {
            return Optional.of("is not a fact that is known here");
        }
        var allowed = new TreeSet<>(words(brand, name));
        if (value instanceof String word && allowed.contains(word)) {
            return Optional.empty();
        }
        return Optional.of("'%s' is not one of %s"
                .formatted(value, allowed.isEmpty() ? "none: the brand has no " + name : allowed));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable((String) values.get(name));
    }

    /** The kind of request as the brand's tables know it: one that the brand does not name is its {@code question}. */
    public String requestType(Brand brand) {
        return text("requestType").filter(brand.requestTypes()::contains).orElse(USUAL.get("requestType"));
    }

    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /** These facts, with what the other ones say instead where both speak. */
    public Facts with(Facts other) {
        var merged = new TreeMap<>(values);
        merged.putAll(other.values);
        return new Facts(merged);
    }

    public Facts without(String name) {
        var fewer = new TreeMap<>(values);
        fewer.remove(name);
        return new Facts(fewer);
    }

    public Facts with(String name, Object value) {
        return value == null ? this : with(new Facts(Map.of(name, value)));
    }

    /** Every fact of the vocabulary for the tables: defaults filled in, null where nothing is known. */
    Map<String, Object> forTables(Brand brand) {
        var inputs = new LinkedHashMap<String, Object>();
        names().forEach(name -> inputs.put(name, values.get(name)));
        List.of(DEMOTED, OTHER_PLANS, WITHOUT_SIGN_IN).forEach(name -> inputs.put(name, values.get(name)));
        USUAL.forEach((name, word) -> inputs.computeIfAbsent(name, absent -> word));
        inputs.put("requestType", requestType(brand));
        return inputs;
    }

    private static Map.Entry<String, Set<String>> words(String name, String... words) {
        return Map.entry(name, Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(words))));
    }
}
