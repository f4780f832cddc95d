package io.guichet.form;

/** One of the answers that a field offers. */
record Option(String value, Texts label) {}
