package uz.karnay.api.account;

/** What a person may do: everything, or look. */
public enum RoleName {
    ADMINISTRATOR,
    READ_ONLY
}
