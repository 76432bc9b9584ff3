package uz.karnay.pbx.route;

import java.util.List;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.DialTarget;
import uz.karnay.pbx.call.Refusal;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;

/** Where a call goes, and why. */
public sealed interface Route {

    /** What the record says of the call, whatever becomes of it. */
    Facts facts();

    /** How the switchboard came to it, in order. */
    List<Reason> reasons();

    /** All devices of an extension ring; the first that answers has the call. */
    record RingDevices(
            Facts facts, Extension extension, List<DialTarget.Device> devices, CallerId callerId, List<Reason> reasons)
            implements Route {
        public RingDevices {
            devices = List.copyOf(devices);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Lines to operators, tried one after the other.
     *
     * @param emergency whether no limit may stop it
     */
    record TryLines(Facts facts, List<Outgoing> lines, boolean emergency, List<Reason> reasons) implements Route {
        public TryLines {
            lines = List.copyOf(lines);
            reasons = List.copyOf(reasons);
        }
    }

    /** It leads nowhere. */
    record NoRoute(Facts facts, Refusal refusal, Disposition disposition, List<Reason> reasons) implements Route {
        public NoRoute {
            reasons = List.copyOf(reasons);
        }
    }

    /** @param called what was dialled, normalised where it could be */
    record Facts(Direction direction, CallerId caller, String called) {}

    /** A line and who we say is calling there. {@link NumberingPlan#write} puts the caller's number into the trunk's format. */
    record Outgoing(DialTarget.Line line, CallerId callerId) {}

    /** One step of the switchboard: {@code matched DID +998785553322} because {@code 998785553322 over trunk bell}. */
    record Reason(String what, String why) {}
}
