package io.guichet.access;

/** Kinds of audit entries. */
enum AuditType {
    SIGN_IN,
    PASSWORD_CHANGED,
    TOKEN_CREATED,
    TOKEN_REVOKED
}
