package io.guichet.mail;

/** Kinds of messages that machines write. */
public enum MachineKind {
    AUTO_REPLY,
    BOUNCE,
    LIST
}
