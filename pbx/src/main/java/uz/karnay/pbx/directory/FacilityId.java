package uz.karnay.pbx.directory;

import java.util.UUID;

/** Names a facility of the office, whatever its name and number become. */
public sealed interface FacilityId
        permits RingGroupId, QueueId, MenuId, AnnouncementId, TimeConditionId, CalendarId, RoomId, InboundRuleId {

    UUID value();
}
