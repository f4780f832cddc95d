package io.guichet.form;

import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is asked of somebody at one point, as a form file says it: drawn for pages, and checked whoever sends the
 * answers. Labels are English; French ones stand in {@code properties.labelFr} and {@code properties.descriptionFr} of a
 * component and in {@code labelFr} of an option, which form-js carries along unseen. {@code properties.requiredWhen} is
 * a FEEL condition under which a field must be filled in; {@code properties.visibility} says {@code internal} where
 * staff alone will see the answer; {@code properties.autocomplete} is HTML's word for what the browser may fill in. A text
 * with {@code properties.captcha} is where "I am not a robot" stands; whoever takes the form must check that.
 */
public final class Form {

    /** The name under which a browser sends that it solved the riddle; none of a form's own fields. */
    public static final String CAPTCHA = "_captcha";

    private final String id;
    private final List<Part> parts;

    Form(String id, List<Part> parts) {
        this.id = id;
        this.parts = List.copyOf(parts);
    }

    public String id() {
        return id;
    }

    /** Whether the form is taken only from a browser that solved a riddle. */
    public boolean hasCaptcha() {
        return parts.stream().flatMap(Part::withInner).anyMatch(part -> part.kind() == Kind.CAPTCHA);
    }

    /** The same form for somebody who need not solve a riddle. */
    public Form withoutCaptcha() {
        return new Form(id, Part.withoutCaptcha(parts));
    }

    /** The names of the fields, in the form's order. */
    public List<String> keys() {
        return asking().map(Part::key).toList();
    }

    /** As {@link #check(Map, Locale)}, with its problems told in English. */
    public Answers check(Map<String, ?> submitted) {
        return check(submitted, Locale.ENGLISH);
    }

    /**
     * Takes what was sent, or refuses all of it and names every problem at once. A hidden field asks nothing; something
     * sent for it is refused rather than dropped.
     *
     * @param submitted by field: text, number, boolean, list or array of texts; null and blank count as not sent
     * @throws BadInput when anything is wrong, unknown fields included
     */
    public Answers check(Map<String, ?> submitted, Locale locale) {
        var wording = new Wording(locale);
        var answers = new LinkedHashMap<String, Object>();
        var refused = new HashMap<String, Problem>();
        asking().forEach(part -> {
            try {
                answers.put(part.key(), new Reading(part).of(submitted.get(part.key())));
            } catch (Refusal refusal) {
                answers.put(part.key(), null);
                refused.put(part.key(), new Problem(part.key(), wording.of(part, refusal)));
            }
        });
        var problems = new ArrayList<Problem>();
        for (var part : parts) {
            examine(part, false, answers, refused, wording, problems);
        }
        submitted.keySet().stream()
                .filter(key -> !answers.containsKey(key))
                .forEach(key -> problems.add(new Problem(key, wording.notAField())));
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        answers.values().removeIf(value -> value == null);
        return new Answers(answers);
    }

    private static void examine(
            Part part,
            boolean outsideHidden,
            Map<String, Object> answers,
            Map<String, Problem> refused,
            Wording wording,
            List<Problem> problems) {
        var hidden = outsideHidden || part.hidden(answers);
        if (part.kind().asks()) {
            var answer = answers.get(part.key());
            if (refused.containsKey(part.key())) {
                problems.add(refused.get(part.key()));
            } else if (hidden && answer != null) {
                problems.add(new Problem(part.key(), wording.of(part, "hidden")));
            } else if (!hidden && missing(part, answer) && part.required(answers)) {
                problems.add(
                        new Problem(part.key(), wording.of(part, part.kind().missing())));
            }
        }
        for (var inner : part.parts()) {
            examine(inner, hidden, answers, refused, wording, problems);
        }
    }

    private static boolean missing(Part part, Object answer) {
        return answer == null || (part.kind() == Kind.CHECKBOX && answer.equals(false));
    }

    /** The form as a page draws it, filled with what is known or was typed before. */
    public List<Field> fields(Map<String, ?> values, Locale locale) {
        return fields(values, List.of(), locale);
    }

    /** The form as a page draws it again after it was refused, each problem beside its field. */
    public List<Field> fields(Map<String, ?> values, List<Problem> problems, Locale locale) {
        var messages = new HashMap<String, String>();
        problems.forEach(problem -> messages.putIfAbsent(problem.field(), problem.message()));
        return parts.stream()
                .map(part -> new Field(part, values, messages, locale))
                .toList();
    }

    private Stream<Part> asking() {
        return parts.stream().flatMap(Part::withInner).filter(part -> part.kind()
                .asks());
    }
}
