package uz.karnay.pbx.route;

import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.directory.DialRule;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Settings;
import uz.karnay.pbx.directory.Trunk;

/**
 * Who we say is calling, line by line: the rule's number, else the extension's, else the trunk's, else the trunk's
 * login, since operators refuse a caller that is not theirs. A tie line sees the caller as a colleague would. Names
 * are for colleagues only. Pure.
 */
final class ShownCaller {

    private final Settings settings;
    private final Origin origin;
    private final CallerId caller;

    /** @param caller as a colleague would see it */
    ShownCaller(Settings settings, Origin origin, CallerId caller) {
        this.settings = settings;
        this.origin = origin;
        this.caller = caller;
    }

    CallerId over(Trunk trunk, DialRule rule) {
        E164 ofRule = rule.callerId();
        return ofRule == null ? over(trunk) : new CallerId(ofRule.value(), trunk.tieLine() ? caller.name() : "");
    }

    CallerId over(Trunk trunk) {
        return trunk.tieLine() ? caller : new CallerId(publicNumber(trunk), "");
    }

    private String publicNumber(Trunk trunk) {
        E164 own = ofExtension();
        E164 number = own == null ? trunk.numbers().callerId() : own;
        if (number != null) {
            return number.value();
        }
        String login = trunk.identity().login();
        return login.isEmpty() ? caller.number() : NumberingPlan.caller(login, settings);
    }

    private @Nullable E164 ofExtension() {
        return origin instanceof Origin.FromExtension(Extension extension) ? extension.callerId() : null;
    }
}
