package io.guichet.intake;

/** Email address of the requester, with name and language if given. */
public record Requester(String email, String name, String language) {}
