package io.guichet.email;

/** An e-mail's content: a subject of one line, and the same text as plain text and as HTML. */
public record RenderedEmail(String subject, String text, String html) {}
