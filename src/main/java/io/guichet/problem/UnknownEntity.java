package io.guichet.problem;

/** Something that does not exist, or that the caller must not learn of. */
public abstract class UnknownEntity extends RuntimeException {

    protected UnknownEntity(String message) {
        super(message);
    }
}
