package uz.karnay.api;

import java.time.Instant;
import java.util.List;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.HealthSource;
import uz.karnay.pbx.account.AccountStore;
import uz.karnay.pbx.call.LiveCalls;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.queue.QueueDesk;
import uz.karnay.pbx.record.CallHistory;
import uz.karnay.pbx.recording.Recordings;
import uz.karnay.pbx.registration.Bindings;
import uz.karnay.pbx.sound.SoundLibrary;
import uz.karnay.pbx.trunk.TrunkLines;
import uz.karnay.pbx.voicemail.Voicemail;

/**
 * What the management plane shows and changes. All of it is usable from any thread and outlives the plane.
 *
 * @param startedAt when the server started
 * @param version of Karnay, as people are told
 */
public record Ports(
        LiveDirectory directory,
        Bindings bindings,
        TrunkLines trunks,
        LiveCalls liveCalls,
        CallHistory history,
        AccountStore accounts,
        Recordings recordings,
        SoundLibrary sounds,
        Voicemail voicemail,
        QueueDesk queues,
        List<HealthSource> health,
        Clock clock,
        Entropy entropy,
        Instant startedAt,
        String version) {

    public Ports {
        health = List.copyOf(health);
    }
}
