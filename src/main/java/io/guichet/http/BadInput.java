package io.guichet.http;

import java.util.List;

/** Something that was sent cannot be accepted; each problem names its field. Answered as 400. */
public class BadInput extends RuntimeException {

    private final List<Problem> problems;

    /** One thing that is wrong: the field's name as it was sent, and what to do about it. */
    public record Problem(String field, String message) {

        /** What was sent may be repeated here, and not all that can be sent can be sent back. */
        public Problem {
            field = JsonText.NOT_KEPT.matcher(field).replaceAll("\uFFFD");
            message = JsonText.NOT_KEPT.matcher(message).replaceAll("\uFFFD");
        }
    }

    public BadInput(List<Problem> problems) {
        super(problems.stream()
                .map(p -> p.field() + ": " + p.message())
                .reduce((a, b) -> a + "; " + b)
                .orElse("bad input"));
        this.problems = List.copyOf(problems);
    }

    public BadInput(String field, String message) {
        this(List.of(new Problem(field, message)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
