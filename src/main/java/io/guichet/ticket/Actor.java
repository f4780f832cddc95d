package io.guichet.ticket;

/** The author of an action: a customer (by address), a staff user (by id), or the desk itself. */
public record Actor(ActorKind kind, String id) {

    /** Kind of actor. */
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
