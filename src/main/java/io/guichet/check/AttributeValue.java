package io.guichet.check;

/** A value of an attribute, to be formatted in the reader's language. */
record AttributeValue(String attribute, String value) {}
