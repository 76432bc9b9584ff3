package uz.karnay.pbx.call;

import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.E164;

/** Whether somebody's conversations are to be recorded: an extension's, a trunk's, those with callers of a public number. */
final class RecordingWish {

    private RecordingWish() {}

    static boolean of(Origin origin) {
        return switch (origin) {
            case Origin.FromExtension(var extension) -> extension.recorded();
            case Origin.FromTrunk(var trunk) -> trunk.recorded();
        };
    }

    static boolean of(DialTarget target) {
        return switch (target) {
            case DialTarget.Device(var extension, var _, var _) -> extension.recorded();
            case DialTarget.Line line -> line.trunk().recorded();
        };
    }

    /** @param called as the record has it */
    static boolean ofNumber(Directory directory, String called) {
        return E164.find(called)
                .flatMap(directory::didByNumber)
                .filter(Did::recorded)
                .isPresent();
    }
}
