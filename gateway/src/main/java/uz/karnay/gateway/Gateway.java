package uz.karnay.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import uz.karnay.gateway.event.EventBoard;
import uz.karnay.gateway.event.EventServer;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.call.Calls;
import uz.karnay.pbx.call.Exchange;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.DirectoryChanged;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.trunk.TrunkLines;
import uz.karnay.pbx.trunk.TrunkStore;
import uz.karnay.pbx.voicemail.MailboxSummaries;
import uz.karnay.sip.auth.DigestPolicy;
import uz.karnay.sip.auth.DigestServer;
import uz.karnay.sip.auth.NonceKey;

/**
 * Everything between SIP and the domain, for all call loops: what the server builds, starts and stops. Any thread.
 */
public final class Gateway {

    private final Exchange exchange;
    private final List<CallLoop> lines;
    private final List<SipGateway> gateways = new ArrayList<>();
    private final Trunks trunks;
    private final TrunkContacts trunkContacts;

    /** One whose extensions have no mailboxes. */
    public Gateway(
            GatewayConfig config,
            Exchange exchange,
            TrunkStore store,
            Clock clock,
            Entropy entropy,
            List<CallLoop> lines) {
        this(config, exchange, store, MailboxSummaries.NONE, clock, entropy, lines);
    }

    public Gateway(
            GatewayConfig config,
            Exchange exchange,
            TrunkStore store,
            MailboxSummaries mailboxes,
            Clock clock,
            Entropy entropy,
            List<CallLoop> lines) {
        this.exchange = exchange;
        this.lines = List.copyOf(lines);
        var tokens = new ContactTokens();
        var targets = new TrunkTargets();
        this.trunkContacts = new TrunkContacts(store);
        this.trunks = new Trunks(lines, targets, tokens, exchange.channels(), store, clock);
        var registrar = new Registrar(config, exchange.bindings(), trunkContacts, clock);
        var policy = DigestPolicy.of(config.domain(), config.digestAlgorithms());
        NonceKey key = NonceKey.draw(entropy);
        var board = new EventBoard(exchange.book(), mailboxes, config.domain());
        for (CallLoop line : lines) {
            var authenticator = new Authenticator(
                    new DigestServer(policy, key, clock, line.loop().entropy()));
            var dialer = new SipDialer(line, config, trunks, targets, trunkContacts);
            gateways.add(new SipGateway(
                    line,
                    config,
                    exchange.directory(),
                    new Identification(tokens, targets, trunkContacts, authenticator, exchange.bindings(), clock),
                    authenticator,
                    tokens,
                    registrar,
                    new EventServer(line.loop(), board),
                    new Messages(line, config, exchange.bindings()),
                    new TrunkTracer(exchange.directory(), targets, trunks, clock),
                    new Calls(line.loop(), exchange, dialer)));
        }
    }

    /** The trunks as they live. */
    public TrunkLines trunkLines() {
        return trunks;
    }

    /** Hears what arrives, begins to look after trunks, and follows the directory. Blocking. */
    public void start() {
        trunkContacts.restore();
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).loop().execute(gateways.get(i)::start);
        }
        exchange.directory().subscribe(this::onChanged);
        trunks.start(exchange.directory().current());
    }

    private void onChanged(DirectoryChanged change) {
        change.before().extensions().stream()
                .filter(extension -> hasToRegisterAgain(extension, change.after()))
                .forEach(extension -> exchange.bindings().removeAll(extension.id()));
        trunks.onChanged(change);
        for (int i = 0; i < lines.size(); i++) {
            SipGateway gateway = gateways.get(i);
            lines.get(i).loop().execute(() -> gateway.onChanged(change.after()));
        }
    }

    /** A device that knows only the old password, or an account that is gone, is not called any more. */
    private static boolean hasToRegisterAgain(Extension before, Directory after) {
        return after.extension(before.id())
                .filter(now -> now.enabled()
                        && now.login().equals(before.login())
                        && now.password().equals(before.password()))
                .isEmpty();
    }

    /**
     * Takes no new calls, hangs up those that are up, and un-registers the trunks. The caller waits for the result as
     * long as it likes: an operator that does not answer keeps it open for half a minute.
     */
    public CompletableFuture<Void> stop() {
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).loop().execute(gateways.get(i)::stop);
        }
        return trunks.stop();
    }
}
