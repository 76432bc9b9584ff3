package uz.karnay.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Puts a failure of the database into words that an administrator can act on. */
final class DatabaseTrouble {

    private static final int PRIMARY_CODE = 0xFF; // extended result codes carry more above the low byte

    private DatabaseTrouble() {}

    static StoreException of(String what, Path file, SQLException cause) {
        return new StoreException(
                "Cannot " + what + " in the database " + file + " (" + cause.getMessage() + "). " + advice(file, cause),
                cause);
    }

    private static String advice(Path file, SQLException cause) {
        return switch (primary(cause)) {
            case SQLITE_FULL -> "Free space on the disk of " + file.getParent() + ".";
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
                "Check that " + file.getParent() + " and all in it belong to the user who runs Karnay.";
            case SQLITE_IOERR -> "Check the disk, and that there is space on it.";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "The file is damaged: stop Karnay and restore it from a backup.";
            case SQLITE_BUSY, SQLITE_LOCKED -> "Another program has it open; close that one.";
            default -> "This is a fault in Karnay; please report it with this line.";
        };
    }

    private static SQLiteErrorCode primary(SQLException cause) {
        int code = cause instanceof SQLiteException e ? e.getResultCode().code : cause.getErrorCode();
        return SQLiteErrorCode.getErrorCode(code & PRIMARY_CODE);
    }
}
