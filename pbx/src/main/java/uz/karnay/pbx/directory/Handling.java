package uz.karnay.pbx.directory;

import java.util.Set;

/**
 * How calls to and from an extension are handled.
 *
 * @param doNotDisturb whether its callers are told that it is busy
 * @param callWaiting whether it rings during a call
 * @param mailbox where its callers leave messages
 * @param permissions whom it may call
 * @param pin what opens the dial rules that ask for one; empty: it opens none
 * @param pickupGroup extensions with the same word take each other's calls; empty: only directed pick-up
 */
public record Handling(
        Forwarding forwarding,
        boolean doNotDisturb,
        boolean callWaiting,
        Mailbox mailbox,
        Set<Permission> permissions,
        Secret pin,
        String pickupGroup) {

    public static final Handling USUAL =
            new Handling(Forwarding.NONE, false, true, Mailbox.OFF, Permission.usual(), Secret.of(""), "");

    public Handling {
        permissions = Set.copyOf(permissions);
    }

    public Handling with(Forwarding changed) {
        return new Handling(changed, doNotDisturb, callWaiting, mailbox, permissions, pin, pickupGroup);
    }

    public Handling with(Mailbox changed) {
        return new Handling(forwarding, doNotDisturb, callWaiting, changed, permissions, pin, pickupGroup);
    }

    public Handling with(Set<Permission> changed) {
        return new Handling(forwarding, doNotDisturb, callWaiting, mailbox, changed, pin, pickupGroup);
    }

    public Handling withDoNotDisturb(boolean on) {
        return new Handling(forwarding, on, callWaiting, mailbox, permissions, pin, pickupGroup);
    }
}
