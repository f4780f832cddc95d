package io.guichet.intake;

/** Something that happened to a question. */
public sealed interface QuestionEvent {

    String number();

    /** An event that the diagram awaits as a message of the same name. */
    sealed interface AwaitedQuestionEvent extends QuestionEvent {}

    record QuestionAsked(String number, String brand) implements QuestionEvent {}

    record QuestionAnswered(String number) implements AwaitedQuestionEvent {}

    record TicketWanted(String number) implements AwaitedQuestionEvent {}

    record TicketRequested(String number, String brand) implements QuestionEvent {}
}
