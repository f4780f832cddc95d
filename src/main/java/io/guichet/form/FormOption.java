package io.guichet.form;

/** One of the answers that a field offers. */
record FormOption(String value, FormText label) {}
