package io.guichet.billing;

/**
 * Billing address of an invoice.
 *
 * @param vatNumber VAT number, or null
 */
public record Buyer(String name, String street, String postcode, String city, String country, String vatNumber) {}
