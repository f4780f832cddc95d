package io.guichet.billing;

/** To whom an invoice is made out. @param vatNumber null for who has none */
public record Buyer(String name, String street, String postcode, String city, String country, String vatNumber) {}
