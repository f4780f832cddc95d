package io.guichet.model;

/** Diagrams, tables or forms were deployed to the engine or deleted from it, and that is committed. */
public record DeploymentsChanged() {}
