package uz.karnay.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.registration.Binding;
import uz.karnay.pbx.registration.Bindings;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.transport.Flow;

/**
 * Finds out who sends a request, always in the same order and always with the reason: the token of our Contact, a digest,
 * the source address and the called number, the source address. Whoever is none of these is challenged, the same way
 * whether such an account exists or not. Confined to a call loop.
 */
final class Identification {

    /** Who it is. */
    sealed interface Sender {

        record Known(Trunk trunk, String evidence) implements Sender {}

        record Proven(Account account, String evidence) implements Sender {}

        /** To be asked for a digest. */
        record Unknown(boolean stale) implements Sender {}

        /** Tried to prove something and failed. */
        record Wrong(String claimed) implements Sender {}

        /** What it sent as proof cannot be read. */
        record Garbled(String reason) implements Sender {}
    }

    private final ContactTokens tokens;
    private final TrunkTargets targets;
    private final TrunkContacts trunkContacts;
    private final Authenticator authenticator;
    private final Bindings bindings;
    private final Clock clock;
    private AddressBook book;

    Identification(
            ContactTokens tokens,
            TrunkTargets targets,
            TrunkContacts trunkContacts,
            Authenticator authenticator,
            Bindings bindings,
            Clock clock) {
        this.tokens = tokens;
        this.targets = targets;
        this.trunkContacts = trunkContacts;
        this.authenticator = authenticator;
        this.bindings = bindings;
        this.clock = clock;
        this.book = new AddressBook(Directory.empty(), targets);
    }

    /** The sender of a call, by the directory that the call will be routed by. */
    Sender identify(SipRequest request, Flow flow, Directory directory) {
        Optional<Sender> byToken = byToken(request, directory);
        if (byToken.isPresent()) {
            return byToken.get();
        }
        return switch (authenticator.check(request, directory)) {
            case Authenticator.Verdict.Proven(var account) ->
                new Sender.Proven(account, "digest of " + account.login());
            case Authenticator.Verdict.Wrong(var claimed) -> new Sender.Wrong(claimed);
            case Authenticator.Verdict.Garbled(var reason) -> new Sender.Garbled(reason);
            case Authenticator.Verdict.Unproven(var stale) ->
                byAddress(request, flow, directory).orElse(new Sender.Unknown(stale));
        };
    }

    private Optional<Sender> byToken(SipRequest request, Directory directory) {
        return request.uri() instanceof SipUri uri
                ? uri.user()
                        .flatMap(tokens::trunk)
                        .flatMap(directory::trunk)
                        .filter(Trunk::enabled)
                        .map(trunk -> new Sender.Known(trunk, "Contact token"))
                : Optional.empty();
    }

    private Optional<Sender> byAddress(SipRequest request, Flow flow, Directory directory) {
        if (book.directory() != directory) {
            book = new AddressBook(directory, targets);
        }
        InetSocketAddress source = flow.remote();
        return registeredFrom(flow, directory)
                .or(() -> choose(book.withPort(source), request, directory, "address " + written(source)))
                .or(() -> byPlainAddress(request, source.getAddress(), directory));
    }

    private Optional<Sender> byPlainAddress(SipRequest request, InetAddress address, Directory directory) {
        List<Trunk> trunks = book.withoutPort(address);
        return trunks.isEmpty() || isPhoneOfOurs(request, address, trunks, directory)
                ? Optional.empty()
                : choose(trunks, request, directory, "address " + address.getHostAddress());
    }

    /** A provider that registered with us calls from where it registered. */
    private Optional<Sender> registeredFrom(Flow flow, Directory directory) {
        return trunkContacts.from(FlowAddress.of(flow), clock.now()).stream()
                .flatMap(id -> directory.trunk(id).stream())
                .filter(Trunk::enabled)
                .findFirst()
                .map(trunk -> new Sender.Known(trunk, "registered from " + written(flow.remote())));
    }

    /** Of several trunks at one address the called number tells which. */
    private Optional<Sender> choose(List<Trunk> trunks, SipRequest request, Directory directory, String evidence) {
        if (trunks.size() <= 1) {
            return trunks.stream().findFirst().map(trunk -> new Sender.Known(trunk, evidence));
        }
        return trunks.stream()
                .filter(trunk -> leadsTo(trunk, dialled(request, trunk), directory))
                .findFirst()
                .<Sender>map(
                        trunk -> new Sender.Known(trunk, evidence + " and called number " + dialled(request, trunk)))
                .or(() ->
                        Optional.of(new Sender.Known(trunks.getFirst(), evidence + ", the first of " + trunks.size())));
    }

    private String dialled(SipRequest request, Trunk trunk) {
        return IncomingNumbers.dialled(
                request, trunk, user -> tokens.trunk(user).isPresent());
    }

    private static boolean leadsTo(Trunk trunk, String dialled, Directory directory) {
        String digits = dialled.startsWith("+") ? dialled.substring(1) : dialled;
        return digits.equals(trunk.identity().login())
                || directory.dids().stream()
                        .filter(did -> trunk.id().equals(did.trunk()))
                        .map(did -> did.number())
                        .map(E164::digits)
                        .anyMatch(number -> number.equals(digits) || digits.length() >= 7 && number.endsWith(digits));
    }

    /**
     * Phones and an operator on one address: who says to be an extension is to prove it. Only over a tie line may the
     * other office have the same short numbers, unless the phone is known to be there.
     */
    private boolean isPhoneOfOurs(SipRequest request, InetAddress address, List<Trunk> trunks, Directory directory) {
        return request.from()
                .sipUri()
                .flatMap(SipUri::user)
                .flatMap(user -> directory.extensionByLogin(user).or(() -> directory.extensionByNumber(user)))
                .filter(extension -> trunks.stream().noneMatch(Trunk::tieLine)
                        || bindings.of(extension.id()).stream().anyMatch(binding -> isAt(binding, address)))
                .isPresent();
    }

    private static boolean isAt(Binding binding, InetAddress address) {
        return FlowAddress.parse(binding.source())
                .filter(source -> source.remote().getAddress().equals(address))
                .isPresent();
    }

    private static String written(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
