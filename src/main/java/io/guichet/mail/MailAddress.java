package io.guichet.mail;

/**
 * An address of a header.
 *
 * @param name as displayed; empty if there is none
 * @param email in canonical form where it is a valid address, else as written
 */
public record MailAddress(String name, String email) {

    /** Name and address, for staff. */
    public String shown() {
        return name.isEmpty() ? email : "%s <%s>".formatted(name, email);
    }
}
