package uz.karnay.media.mixer;

/** Who hears a member of a conference. */
public sealed interface Audience {

    /** All others: a participant, or a supervisor who barges in. */
    record Everyone() implements Audience {}

    /** No one: a member who is muted, or a supervisor who listens. */
    record Nobody() implements Audience {}

    /** One other member: a supervisor who whispers to an agent. */
    record Only(Member listener) implements Audience {}

    Audience EVERYONE = new Everyone();

    Audience NOBODY = new Nobody();
}
