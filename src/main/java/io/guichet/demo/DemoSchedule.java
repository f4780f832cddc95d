package io.guichet.demo;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The parsed line of a scenario: {@code 12d 09:40, triage 15m, ask 20m, reply 5h, solve 30m, rate 1d 5}.
 *
 * <p>It starts with the time of the question ({@code 12d 09:40}: twelve days ago at that time; {@code 3h}: about three
 * hours ago; {@code 12d 09:40 asks}: a question only). Each step has a verb, the delay after the previous step, and
 * arguments: {@code answered ARTICLE}, {@code triage}, {@code identity CONFIRMED}, {@code take}, {@code ask}, {@code
 * solve}, {@code specialist}, {@code developer}, {@code return}, {@code settle}, {@code issue KEY}, {@code resolved},
 * {@code lead CONTINUE}, {@code lead REASSIGN team}, {@code note}, {@code reply}, {@code reopen}, {@code rate 5},
 * {@code close}, {@code withdraw}, {@code merge} (into the customer's previous request), {@code split}, {@code pay
 * REFERENCE}, {@code papers TRANSFER}, {@code confirm} (by the link in the e-mail), {@code tag TAG}, {@code demote} (earlier steps not done), {@code tell} (public reply while the
 * work continues).
 *
 * @param startedAgo time between the question and now
 * @param timeOfDay time of that day; null if {@code startedAgo} is exact
 */
record DemoSchedule(Duration startedAgo, LocalTime timeOfDay, List<DemoStep> steps) {

    private static final Pattern DURATION = Pattern.compile("(\\d+)([mhd])");
    private static final Duration SEND_DELAY = Duration.ofMinutes(2);

    static DemoSchedule parse(DemoScenario scenario) {
        var parts = split(scenario.steps());
        var firstWords = Arrays.asList(parts.get(0).split("\\s+"));
        var timeOfDay = firstWords.stream()
                .filter(word -> word.contains(":"))
                .findFirst()
                .map(LocalTime::parse);
        var steps = new ArrayList<DemoStep>();
        if (!scenario.isFromWeb()) {
            steps.add(DemoStep.of(DemoStep.REQUESTS, Duration.ZERO));
        } else {
            steps.add(DemoStep.of(DemoStep.ASKS, Duration.ZERO));
            if (!firstWords.contains(DemoStep.ASKS)) {
                steps.add(DemoStep.of(DemoStep.SENDS, SEND_DELAY));
            }
        }
        parts.stream().skip(1).map(DemoSchedule::parseStep).forEach(steps::add);
        return new DemoSchedule(parseDuration(firstWords.get(0)), timeOfDay.orElse(null), steps);
    }

    /** Parses the line of a part, which starts at the split. */
    static List<DemoStep> parsePart(DemoScenario part) {
        return split(part.steps()).stream().map(DemoSchedule::parseStep).toList();
    }

    private static List<String> split(String text) {
        return Arrays.asList(text.strip().split("\\s*,\\s*"));
    }

    private static DemoStep parseStep(String text) {
        var words = Arrays.asList(text.split("\\s+"));
        if (words.size() < 2) {
            throw new IllegalArgumentException("Step '%s' has no delay".formatted(text));
        }
        return new DemoStep(words.get(0), parseDuration(words.get(1)), words.subList(2, words.size()));
    }

    private static Duration parseDuration(String text) {
        var matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'%s' is not a duration such as 5m, 3h or 12d".formatted(text));
        }
        var amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> throw new IllegalArgumentException("'%s' has no unit such as m, h or d".formatted(text));
        };
    }
}
