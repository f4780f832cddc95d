package io.guichet.survey;

import java.time.Instant;

/**
 * One question after one solution: how satisfied were you?
 *
 * @param solution which solution of the ticket it is about, from 1
 * @param state {@code SENT}, {@code ANSWERED}, {@code CLOSED} or {@code WITHDRAWN}
 * @param score 1 to 5, null until answered
 */
public record Survey(
        String number, int solution, String state, Instant sentAt, Integer score, String comment, Instant answeredAt) {}
