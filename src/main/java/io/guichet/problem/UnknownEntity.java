package io.guichet.problem;

/** Something that does not exist, or that the caller must not learn of. */
public class UnknownEntity extends RuntimeException {

    public UnknownEntity(String message) {
        super(message);
    }

    /** @param noun of the kind of entity, such as {@code form} */
    public static UnknownEntity of(String noun, Object id) {
        return new UnknownEntity("There is no %s %s.".formatted(noun, id));
    }

    /** @param owner of the entity, such as the ticket of a message */
    public static UnknownEntity of(String noun, Object id, String owner) {
        return new UnknownEntity("There is no %s %s of %s.".formatted(noun, id, owner));
    }
}
