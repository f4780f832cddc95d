package io.guichet.policy;

import io.guichet.brand.Brand;
import io.guichet.policy.Table.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which facts a brand's promises depend on, as its tables say: an input reads the fact, and some row asks about it. */
@Component
public class PromiseFacts {

    /** In the order in which one tells them: who asks, what about, which way. */
    private static final List<String> ORDER = List.of(
            "plan",
            "package",
            "addOn",
            "region",
            "requestType",
            "product",
            "topic",
            "impact",
            "workaround",
            "severity",
            "premium",
            "signedIn",
            "channel",
            "origin",
            Facts.CUSTOMER_TEAM,
            Facts.SEVERAL_QUESTIONS);

    private static final List<String> TABLES = List.of("entitlement", "priority", "targets");
    private static final String HOURS = "support-hours";
    private static final String CHANNEL = "channel";
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("\\w+");

    private final Tables tables;

    PromiseFacts(Tables tables) {
        this.tables = tables;
    }

    /** Every fact that can be stated to the brand, with all its words. */
    public List<AskedFact> all(Brand brand) {
        return ORDER.stream()
                .map(name -> new AskedFact(name, words(brand, name)))
                .filter(fact -> isFreeText(fact.name()) || !fact.words().isEmpty())
                .toList();
    }

    /** The facts on which the brand's hours depend, with all their words; the channel is not one of them. */
    public List<AskedFact> ofHours(Brand brand) {
        var read = new HashMap<String, Set<String>>();
        hours(brand).forEach(column -> add(column, read));
        return all(brand).stream().filter(fact -> read.containsKey(fact.name())).toList();
    }

    /** The names of the facts that some row of the brand's promise tables asks about. */
    public Set<String> readBy(Brand brand) {
        return read(brand).keySet();
    }

    /**
     * The facts that make a difference to what is promised. Of the words that all brands share, those that no row names are
     * left out where they come to the same as saying nothing; so is a channel that the brand does not have.
     */
    public List<AskedFact> deciding(Brand brand) {
        var read = read(brand);
        return all(brand).stream()
                .filter(fact -> read.containsKey(fact.name()))
                .map(fact -> new AskedFact(fact.name(), telling(brand, fact, read.get(fact.name()))))
                .filter(fact -> isFreeText(fact.name()) || leavesAChoice(fact))
                .toList();
    }

    /** The facts that the tables ask about, each with the words that their rows name. */
    private Map<String, Set<String>> read(Brand brand) {
        var read = new HashMap<String, Set<String>>();
        TABLES.forEach(table -> tables.columns(brand, table).forEach(column -> add(column, read)));
        hours(brand).forEach(column -> add(column, read));
        return read;
    }

    /** The hours of a channel are looked up for each channel in turn, whichever the request came by. */
    private Stream<Column> hours(Brand brand) {
        return tables.columns(brand, HOURS).stream()
                .filter(column -> !named(column.expression()).contains(CHANNEL));
    }

    private static void add(Column column, Map<String, Set<String>> read) {
        if (column.cells().isEmpty()) {
            return;
        }
        var words = column.words();
        Stream.concat(Stream.of(column.expression()), column.cells().stream())
                .flatMap(expression -> named(expression).stream())
                .forEach(name ->
                        read.computeIfAbsent(name, absent -> new TreeSet<>()).addAll(words));
    }

    /** The facts that an expression names; what stands in quotation marks is a value. */
    private static Set<String> named(String expression) {
        var names = new TreeSet<String>();
        NAME.matcher(TEXT.matcher(expression).replaceAll(" ")).results().forEach(name -> names.add(name.group()));
        names.retainAll(Facts.names());
        return names;
    }

    private static List<String> words(Brand brand, String name) {
        if (Facts.isYesOrNo(name)) {
            return List.of("true", "false");
        }
        return List.copyOf(name.equals("requestType") ? brand.requestTypes() : Facts.words(brand, name));
    }

    private static List<String> telling(Brand brand, AskedFact fact, Set<String> named) {
        if (Facts.isYesOrNo(fact.name()) || fact.name().equals("requestType")) {
            return fact.words();
        }
        var own = brand.vocabulary().getOrDefault(fact.name(), Set.of());
        var differs = Facts.usual(fact.name()).filter(named::contains).isPresent();
        return fact.words().stream()
                .filter(word -> differs || own.contains(word) || named.contains(word) || isUsual(fact, word))
                .filter(word -> !fact.name().equals(CHANNEL)
                        || brand.channels().stream().anyMatch(c -> c.channel().equals(word)))
                .toList();
    }

    private static boolean leavesAChoice(AskedFact fact) {
        return fact.words().stream().anyMatch(word -> !isUsual(fact, word));
    }

    private static boolean isUsual(AskedFact fact, String word) {
        return Facts.usual(fact.name()).filter(word::equals).isPresent();
    }

    private static boolean isFreeText(String name) {
        return List.of("product", Facts.CUSTOMER_TEAM).contains(name);
    }
}
