package io.guichet.survey;

import java.time.Instant;

/**
 * Satisfaction survey of one solution of a ticket.
 *
 * @param solution number of the solution within the ticket, from 1
 * @param state {@code SENT}, {@code ANSWERED}, {@code CLOSED} or {@code WITHDRAWN}
 * @param score 1 to 5, null until answered
 */
public record Survey(
        String number, int solution, String state, Instant sentAt, Integer score, String comment, Instant answeredAt) {}
