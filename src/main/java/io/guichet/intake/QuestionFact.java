package io.guichet.intake;

/** Something that happened to a question, as the diagrams hear of it. */
public sealed interface QuestionFact {

    String number();

    /** A fact that a diagram waits for under the same name. */
    sealed interface Awaited extends QuestionFact {}

    record QuestionAsked(String number, String brand) implements QuestionFact {}

    record QuestionAnswered(String number) implements Awaited {}

    record TicketWanted(String number) implements Awaited {}

    record TicketRequested(String number, String brand) implements QuestionFact {}
}
