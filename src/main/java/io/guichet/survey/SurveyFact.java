package io.guichet.survey;

/** Something that happened to a survey, as the diagrams hear of it. */
public sealed interface SurveyFact {

    String number();

    record SurveySent(String number, String brand) implements SurveyFact {}

    record SurveyAnswered(String number) implements SurveyFact {}

    record SurveyWithdrawn(String number) implements SurveyFact {}
}
