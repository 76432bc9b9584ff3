package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;

/** How far media are sealed. */
@Schema(name = "Srtp")
enum SrtpUse {
    /** Never; whoever insists on it is refused. */
    OFF,
    /** When the other side can. */
    OFFERED,
    /** Always; whoever cannot is refused. */
    REQUIRED
}
