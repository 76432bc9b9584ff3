package uz.karnay.pbx.directory;

/** A new snapshot is in force. */
public record DirectoryChanged(Directory before, Directory after) {}
