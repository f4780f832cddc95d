package io.guichet.email;

import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;

/** Recognises the greeting with which a person begins a message, so that the e-mail does not greet twice. */
public final class Greeting {

    private static final int MAX_LENGTH = 80;

    private static final Set<String> WORDS = Set.of(
            "bonjour",
            "bonsoir",
            "salut",
            "cher",
            "chère",
            "chers",
            "chères",
            "madame",
            "monsieur",
            "mesdames",
            "hello",
            "hi",
            "hey",
            "dear",
            "greetings",
            "good");

    private static final Set<String> AFTER_GOOD = Set.of("morning", "afternoon", "evening", "day");

    private Greeting() {}

    /** Whether the first line of the text is a greeting: one of its words first, and a comma or nothing at its end. */
    public static boolean opens(String text) {
        var line =
                text.lines().map(String::strip).filter(each -> !each.isEmpty()).findFirst();
        return line.filter(first -> first.length() <= MAX_LENGTH)
                .filter(Greeting::isGreeting)
                .isPresent();
    }

    private static boolean isGreeting(String line) {
        var comma = line.indexOf(',');
        var greeting = comma < 0 ? line : line.substring(0, comma);
        var words = new StringTokenizer(greeting.toLowerCase(Locale.ROOT), " !");
        var first = words.hasMoreTokens() ? words.nextToken() : "";
        if (!WORDS.contains(first) || endsSentence(greeting)) {
            return false;
        }
        return !first.equals("good") || words.hasMoreTokens() && AFTER_GOOD.contains(words.nextToken());
    }

    private static boolean endsSentence(String greeting) {
        return greeting.endsWith(".") || greeting.endsWith("?") || greeting.endsWith(":");
    }
}
