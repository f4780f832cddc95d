package io.guichet.mail;

/** What a message is to others, by its headers and the prefix of its subject. */
enum MessageRole {
    /** Answers nothing: a header block in it is the sender's own. */
    NEW,
    REPLY,
    FORWARD
}
