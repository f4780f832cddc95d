package io.guichet.mail;

/**
 * Whether a machine wrote a message.
 *
 * @param is whether it did
 * @param kind of machine; null for a person
 * @param reason the header or the words that tell it; null for a person
 */
public record MachineOrigin(boolean is, MachineKind kind, String reason) {

    public static final MachineOrigin NONE = new MachineOrigin(false, null, null);

    static MachineOrigin of(MachineKind kind, String reason) {
        return new MachineOrigin(true, kind, reason);
    }
}
