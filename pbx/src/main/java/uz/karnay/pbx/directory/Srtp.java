package uz.karnay.pbx.directory;

/** How far the media between us and a phone or an operator are sealed (RFC 3711). */
public enum Srtp {
    /** Never. */
    OFF,
    /** When the other side can. */
    OFFERED,
    /** Always: a call that cannot be sealed is refused. */
    REQUIRED
}
