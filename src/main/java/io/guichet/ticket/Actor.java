package io.guichet.ticket;

/** Who did something: a customer (by address), a member of staff (by user id), or the desk itself. */
public record Actor(ActorKind kind, String id) {

    /** On which side of the counter somebody stands. */
    public enum ActorKind {
        CUSTOMER,
        STAFF,
        SYSTEM
    }

    public static Actor customer(String email) {
        return new Actor(ActorKind.CUSTOMER, email);
    }

    public static Actor staff(String userId) {
        return new Actor(ActorKind.STAFF, userId);
    }

    public static Actor system() {
        return new Actor(ActorKind.SYSTEM, "desk");
    }

    public boolean isStaff() {
        return kind == ActorKind.STAFF;
    }
}
