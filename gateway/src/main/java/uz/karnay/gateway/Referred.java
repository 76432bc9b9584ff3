package uz.karnay.gateway;

import java.util.Optional;
import uz.karnay.pbx.call.LegListener;
import uz.karnay.pbx.call.Refusal;
import uz.karnay.pbx.call.TransferAsk;
import uz.karnay.sip.agent.IncomingRefer;
import uz.karnay.sip.message.OtherUri;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.TelUri;
import uz.karnay.sip.message.Uri;

/** Reads a REFER as the domain knows it: a number of our office's terms, whatever host it names, or another of our calls. */
final class Referred {

    private Referred() {}

    /** Empty when it asks for something that is not here; it has been refused then. */
    static Optional<TransferAsk> read(IncomingRefer refer, CallLoop line) {
        Optional<TransferAsk> ask = refer.replaces().isPresent()
                ? attended(refer, line)
                : blind(refer.target().uri(), refer);
        if (ask.isEmpty()) {
            refer.refuse(
                    refer.replaces().isPresent()
                            ? refusal(new Refusal(481, "Call Does Not Exist"))
                            : refusal(new Refusal(416, "Unsupported URI Scheme")));
        }
        return ask;
    }

    private static Optional<TransferAsk> attended(IncomingRefer refer, CallLoop line) {
        Optional<LegListener> leg = refer.replaces().flatMap(line.agent()::find).flatMap(line.talks()::of);
        return leg.map(other -> new TransferAsk.Attended(other, new Answer(refer)));
    }

    private static Optional<TransferAsk> blind(Uri target, IncomingRefer refer) {
        Optional<String> number = switch (target) {
            case SipUri sip -> sip.user();
            case TelUri tel -> Optional.of(tel.number());
            case OtherUri _ -> Optional.empty();
        };
        return number.map(to -> new TransferAsk.Blind(to, new Answer(refer)));
    }

    private static uz.karnay.sip.agent.Refusal refusal(Refusal why) {
        return uz.karnay.sip.agent.Refusal.of(why.status(), why.reason());
    }

    /** The one who asked is told at once, and is not kept until the other answers: its leg ends. */
    private record Answer(IncomingRefer refer) implements TransferAsk.Reply {

        @Override
        public void accepted() {
            refer.accept().report(200, "OK");
        }

        @Override
        public void refused(Refusal why) {
            refer.refuse(refusal(why));
        }
    }
}
