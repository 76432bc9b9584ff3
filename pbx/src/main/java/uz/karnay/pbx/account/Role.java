package uz.karnay.pbx.account;

/** What a person may do. */
public enum Role {
    ADMINISTRATOR,
    READ_ONLY
}
