package uz.karnay.pbx.call;

import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.record.CallJournal;
import uz.karnay.pbx.recording.CallRecorder;
import uz.karnay.pbx.registration.Bindings;
import uz.karnay.pbx.script.Scripting;
import uz.karnay.pbx.trunk.TrunkChannels;

/** What the calls of all loops share. Every part may be used from any thread. */
public record Exchange(
        LiveDirectory directory,
        Bindings bindings,
        TrunkChannels channels,
        CallJournal journal,
        LiveCallBook book,
        CallLimits limits,
        CallFaults faults,
        CallRecorder recorder,
        Scripting scripting,
        ParkingLot parking) {

    /** One with an empty parking. */
    public Exchange(
            LiveDirectory directory,
            Bindings bindings,
            TrunkChannels channels,
            CallJournal journal,
            LiveCallBook book,
            CallLimits limits,
            CallFaults faults,
            CallRecorder recorder,
            Scripting scripting) {
        this(directory, bindings, channels, journal, book, limits, faults, recorder, scripting, new ParkingLot());
    }

    /** One without scripts. */
    public Exchange(
            LiveDirectory directory,
            Bindings bindings,
            TrunkChannels channels,
            CallJournal journal,
            LiveCallBook book,
            CallLimits limits,
            CallFaults faults,
            CallRecorder recorder) {
        this(directory, bindings, channels, journal, book, limits, faults, recorder, Scripting.NONE);
    }

    /** One that records nothing, either. */
    public Exchange(
            LiveDirectory directory,
            Bindings bindings,
            TrunkChannels channels,
            CallJournal journal,
            LiveCallBook book,
            CallLimits limits,
            CallFaults faults) {
        this(directory, bindings, channels, journal, book, limits, faults, CallRecorder.NONE);
    }
}
