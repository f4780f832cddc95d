package io.guichet.intake;

/** Something that happened to a question, as the diagrams hear of it. */
public sealed interface QuestionEvent {

    String number();

    /** A fact that a diagram waits for under the same name. */
    sealed interface AwaitedQuestionEvent extends QuestionEvent {}

    record QuestionAsked(String number, String brand) implements QuestionEvent {}

    record QuestionAnswered(String number) implements AwaitedQuestionEvent {}

    record TicketWanted(String number) implements AwaitedQuestionEvent {}

    record TicketRequested(String number, String brand) implements QuestionEvent {}
}
