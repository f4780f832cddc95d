package io.guichet.desk;

/** The reason that a program gives for a command. */
record ReasonRequest(String reason) {}
