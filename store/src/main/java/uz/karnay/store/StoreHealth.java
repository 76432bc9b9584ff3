package uz.karnay.store;

import uz.karnay.pbx.HealthSource;
import uz.karnay.store.journal.Journal;

/** Says whether records reach the disk and the database, and what to do when they do not. */
final class StoreHealth implements HealthSource {

    private final Journal journal;
    private final WriteBehind writeBehind;

    StoreHealth(Journal journal, WriteBehind writeBehind) {
        this.journal = journal;
        this.writeBehind = writeBehind;
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public Health health() {
        String disk = journal.trouble();
        if (disk != null) {
            return new Health(
                    false,
                    disk + " " + journal.waiting() + " call records wait in memory, " + journal.refused()
                            + " are lost.");
        }
        String behind = writeBehind.trouble();
        if (behind != null) {
            return new Health(false, behind + " Calls go on; their records wait in the journal.");
        }
        return new Health(true, journal.taken() + " call records taken since the start" + lost());
    }

    private String lost() {
        return journal.refused() == 0 ? "" : ", " + journal.refused() + " lost while the disk took none";
    }
}
