/**
 * Conferences: who is in which room, who may come in, and who is heard there. {@link uz.karnay.pbx.conference.RoomDesk} keeps
 * the rooms on its loop; {@link uz.karnay.pbx.conference.RoomScripts} lead the callers.
 */
@NullMarked
package uz.karnay.pbx.conference;

import org.jspecify.annotations.NullMarked;
