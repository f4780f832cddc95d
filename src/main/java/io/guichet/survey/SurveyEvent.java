package io.guichet.survey;

/** Something that happened to a survey, as the diagrams hear of it. */
public sealed interface SurveyEvent {

    String number();

    record SurveySent(String number, String brand) implements SurveyEvent {}

    record SurveyAnswered(String number) implements SurveyEvent {}

    record SurveyWithdrawn(String number) implements SurveyEvent {}
}
