package io.guichet.intake;

/** Who asks: the address that the answer goes to, a name and a language if they gave one. */
public record Requester(String email, String name, String language) {}
