package uz.karnay.pbx.directory;

/** Where a caller is led; any of them can follow any other. */
public sealed interface RouteTarget {

    record ToExtension(ExtensionId extension) implements RouteTarget {}

    record ToRingGroup(RingGroupId ringGroup) implements RouteTarget {}

    record ToQueue(QueueId queue) implements RouteTarget {}

    record ToIvr(MenuId menu) implements RouteTarget {}

    /** To leave a message, without ringing. */
    record ToVoicemail(ExtensionId extension) implements RouteTarget {}

    record ToConference(RoomId room) implements RouteTarget {}

    record ToAnnouncement(AnnouncementId announcement) implements RouteTarget {}

    record ToTimeCondition(TimeConditionId timeCondition) implements RouteTarget {}

    /** As if that number had been called. */
    record ToDid(DidId did) implements RouteTarget {}

    /** @param number as a person of the office would dial it */
    record ToExternal(String number) implements RouteTarget {}

    /** The end: the caller is refused, or hung up when already answered. */
    record HangUp(Cause cause) implements RouteTarget {}

    /** What a caller who is turned away is told. */
    enum Cause {
        NORMAL,
        BUSY,
        UNAVAILABLE,
        NOT_FOUND,
        DECLINED
    }
}
