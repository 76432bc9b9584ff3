package uz.karnay.sdp;

/** How much one leg wants its media sealed. */
public enum SrtpPolicy {
    /** Never; whoever insists on it is refused. */
    OFF,
    /** If the other side can: keys are offered beside plain RTP (RFC 8643), and taken when they are offered. */
    OFFERED,
    /** Always; whoever cannot is refused. */
    REQUIRED
}
