package io.guichet.policy;

/**
 * How a ticket is handled before it is answered.
 *
 * @param identityCheck whether the customer's identity is checked before account data are disclosed
 * @param legalPapers whether legal papers decide about the account
 */
public record Handling(boolean identityCheck, boolean legalPapers) {}
