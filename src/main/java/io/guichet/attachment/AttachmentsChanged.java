package io.guichet.attachment;

/** Attachments of a request were added, moved or deleted; published inside the transaction. */
public record AttachmentsChanged(String number) {}
