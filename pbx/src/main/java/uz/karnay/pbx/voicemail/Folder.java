package uz.karnay.pbx.voicemail;

/** Where a message lies in its mailbox. */
public enum Folder {
    /** Nobody has heard it. */
    NEW,
    SAVED
}
