package io.guichet.form;

/** An option of a field. */
record FormOption(String value, FormText label) {}
