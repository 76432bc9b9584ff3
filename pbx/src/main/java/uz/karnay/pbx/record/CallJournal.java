package uz.karnay.pbx.record;

/** Where the records of ended calls go. What was taken here survives a crash of the process and a slow database. */
public interface CallJournal {

    /** Keeps a record. Any thread; never waits for a disk or a database. */
    void append(CallRecord record);
}
