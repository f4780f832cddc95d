package io.guichet.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** When one step of a story happens. */
record Moment(Instant at, Story story, Step step) {

    /** Nobody is punctual to the minute: each step is up to so many seconds late, always by the same for the same seed. */
    private static final int LATE = 100;

    /** Who does something that soon does it whatever the hour. */
    private static final Duration AT_ONCE = Duration.ofMinutes(6);

    /** In the morning it takes longer, in seconds. */
    private static final int SLEEPY = 1_500;

    /** The moments of a story that ends at or before now, in order. */
    static List<Moment> of(Story story, Instant now, long seed) {
        var line = Line.of(story.life);
        var day = new Day(story.brand.zone());
        var late = new Random(seed);
        var moments = new ArrayList<Moment>();
        follow(story, line.steps(), day.opening(line, now), day, late, moments);
        return moments;
    }

    private static void follow(
            Story story, List<Step> steps, Instant from, Day day, Random late, List<Moment> moments) {
        var at = from;
        for (var step : steps) {
            if (!step.after().isZero()) {
                var ready = at.plus(step.after()).plus(Duration.ofSeconds(late.nextInt(LATE)));
                var awake = step.after().compareTo(AT_ONCE) <= 0 ? ready : day.awake(ready, step.isStaffs());
                at = awake.equals(ready) ? ready : awake.plusSeconds(late.nextInt(SLEEPY));
            }
            moments.add(new Moment(at, story, step));
            if (step.verb().equals(Step.SPLIT)) {
                for (var part : story.parts) {
                    follow(part, Line.ofPart(part.life), at, day, late, moments);
                }
            }
        }
    }
}
