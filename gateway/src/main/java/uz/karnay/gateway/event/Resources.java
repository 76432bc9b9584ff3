package uz.karnay.gateway.event;

import java.util.Optional;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.sip.message.SipUri;

/** Reads what is subscribed to off a Request-URI. Stateless. */
final class Resources {

    private Resources() {}

    /** The enabled extension with that number, or that user name. */
    static Optional<Extension> extension(EventPackage.Wish wish) {
        String user = wish.resource().user().orElse("");
        return wish.directory()
                .extensionByNumber(user)
                .or(() -> wish.directory().extensionByLogin(user))
                .filter(Extension::enabled);
    }

    /** The address as its subscriber wrote it, without what only says how to get there. */
    static String address(SipUri resource) {
        SipUri host = SipUri.of(resource.hostPort());
        return resource.user().map(host::withUser).orElse(host).toString();
    }
}
