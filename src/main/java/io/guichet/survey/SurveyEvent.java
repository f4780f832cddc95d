package io.guichet.survey;

/** Something that happened to a survey. */
public sealed interface SurveyEvent {

    String number();

    record SurveySent(String number, String brand) implements SurveyEvent {}

    record SurveyAnswered(String number) implements SurveyEvent {}

    record SurveyWithdrawn(String number) implements SurveyEvent {}
}
