package io.guichet.ticket;

/** Who did something: a customer (by address), a member of staff (by user id), or the desk itself. */
public record Actor(Kind kind, String id) {

    /** On which side of the counter somebody stands. */
    public enum Kind {
        CUSTOMER,
        STAFF,
        SYSTEM
    }

    public static Actor customer(String email) {
        return new Actor(Kind.CUSTOMER, email);
    }

    public static Actor staff(String userId) {
        return new Actor(Kind.STAFF, userId);
    }

    public static Actor desk() {
        return new Actor(Kind.SYSTEM, "desk");
    }

    public boolean isStaff() {
        return kind == Kind.STAFF;
    }
}
