package uz.karnay.pbx.directory;

import uz.karnay.pbx.directory.Findings.Row;

/** What must be true of one DID by itself. */
final class DidCheck {

    private DidCheck() {}

    static void check(Did did, Row row) {
        TargetCheck.check(did.target(), "target", row);
    }
}
