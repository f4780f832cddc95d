package io.guichet.customer;

import io.guichet.customer.CustomerTeams.CustomerTeam;
import java.io.Serializable;

/**
 * What the brand's product says of a person whom it sends here.
 *
 * @param email address in canonical form
 * @param name or null
 * @param language of a new customer, or null
 * @param team the team they come from, or null; its plan is null where the record alone says it
 * @param origin place in the product, from the vocabulary of the tables, or null
 */
public record HandOver(String email, String name, String language, CustomerTeam team, String origin)
        implements Serializable {}
