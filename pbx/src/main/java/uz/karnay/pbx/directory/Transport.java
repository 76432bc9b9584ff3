package uz.karnay.pbx.directory;

/** How SIP travels to a peer (RFC 3261 §18). */
public enum Transport {
    UDP,
    TCP,
    TLS
}
