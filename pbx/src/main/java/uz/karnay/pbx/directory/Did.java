package uz.karnay.pbx.directory;

import org.jspecify.annotations.Nullable;

/**
 * A public number of the company and where it leads (direct inward dialling).
 *
 * @param trunk the only trunk it may be called through, or null for any
 * @param recorded whether conversations with who calls it are recorded
 */
public record Did(
        DidId id,
        E164 number,
        @Nullable TrunkId trunk,
        RouteTarget target,
        boolean enabled,
        String note,
        boolean recorded) {

    /** One that is not recorded. */
    public Did(DidId id, E164 number, @Nullable TrunkId trunk, RouteTarget target, boolean enabled, String note) {
        this(id, number, trunk, target, enabled, note, false);
    }
}
