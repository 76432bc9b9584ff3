package uz.karnay.pbx.directory;

import java.util.UUID;

/** Where a number leads. A number may already carry a target that this version cannot serve; it is then refused with a reason. */
public sealed interface RouteTarget {

    record ToExtension(ExtensionId extension) implements RouteTarget {}

    record ToRingGroup(UUID ringGroup) implements RouteTarget {}

    record ToQueue(UUID queue) implements RouteTarget {}

    record ToIvr(UUID ivr) implements RouteTarget {}

    record ToVoicemail(ExtensionId extension) implements RouteTarget {}

    /** @param number as a person of the office would dial it */
    record ToExternal(String number) implements RouteTarget {}
}
