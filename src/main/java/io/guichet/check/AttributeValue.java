package io.guichet.check;

/** A value of a fact, to be said in the reader's language. */
record AttributeValue(String attribute, String value) {}
