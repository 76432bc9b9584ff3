package uz.karnay.media;

import uz.karnay.rtp.srtp.SrtpKey;

/**
 * The keys of one endpoint, as they were agreed with its peer.
 *
 * @param theirs what the peer seals with
 * @param ours what we seal with
 */
public record StreamKeys(SrtpKey theirs, SrtpKey ours) {}
