package uz.karnay.pbx.trunk;

import java.util.Optional;
import uz.karnay.pbx.directory.TrunkId;

/** The trunks as they live; the gateway's side of {@link TrunkStatus}. Any thread. */
public interface TrunkLines {

    Optional<TrunkStatus> status(TrunkId trunk);

    /** Tries now what would be tried later: a fresh registration, or an OPTIONS. */
    void checkNow(TrunkId trunk);
}
