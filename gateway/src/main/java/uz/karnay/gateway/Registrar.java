package uz.karnay.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.registration.Binding;
import uz.karnay.pbx.registration.Bindings;
import uz.karnay.pbx.registration.Registration;
import uz.karnay.pbx.registration.Registration.Outcome;
import uz.karnay.pbx.registration.Registration.Wish;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.IncomingRequest;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.Contact;
import uz.karnay.sip.message.Digits;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.Text;
import uz.karnay.sip.message.Uri;

/**
 * Takes REGISTER of phones, and of providers that register with us (RFC 3261 §10.3, Path: RFC 3327). Whoever asks has to
 * prove itself first, so a stranger learns neither which extensions exist nor where they are. Confined to a call loop;
 * what it writes to is shared.
 */
final class Registrar {

    private static final Logger log = LoggerFactory.getLogger(Registrar.class);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** A request with more contacts is refused: nobody has so many phones in one place. */
    private static final int MAX_CONTACTS = 20;

    private final GatewayConfig config;
    private final Bindings bindings;
    private final TrunkContacts trunkContacts;
    private final Clock clock;

    Registrar(GatewayConfig config, Bindings bindings, TrunkContacts trunkContacts, Clock clock) {
        this.config = config;
        this.bindings = bindings;
        this.trunkContacts = trunkContacts;
        this.clock = clock;
    }

    /** Serves a request whose sender has proved to be {@code account}. */
    void register(IncomingRequest incoming, Account account) {
        SipRequest request = incoming.request();
        if (!isOwnAddressOfRecord(request, account)) {
            incoming.reply(403, "Not your address of record");
            return;
        }
        if (request.contacts().size() > MAX_CONTACTS) {
            incoming.reply(403, "Too many contacts");
            return;
        }
        if (request.contacts().stream().anyMatch(contact -> isTooBrief(contact, request))) {
            HeaderField minimum = HeaderField.of(HeaderType.MIN_EXPIRES, Digits.of(config.minExpiry()));
            incoming.reply(423, "Interval Too Brief", List.of(minimum), Content.NONE);
            return;
        }
        switch (account) {
            case Account.OfExtension(var extension) -> registerDevices(incoming, extension);
            case Account.OfTrunk(var trunk) -> registerProvider(incoming, trunk);
        }
    }

    private static boolean isOwnAddressOfRecord(SipRequest request, Account account) {
        String user = request.to().sipUri().flatMap(SipUri::user).orElse("");
        return switch (account) {
            case Account.OfExtension(var extension) ->
                user.equals(extension.login()) || user.equals(extension.number());
            case Account.OfTrunk(var trunk) ->
                user.equals(trunk.identity().login())
                        || user.equals(trunk.identity().digestUser());
        };
    }

    /** What the contact asks for: its own parameter, else the header, else what we like. */
    private Duration asked(Address contact, SipRequest request) {
        long own = contact.parameters().number("expires");
        return own >= 0
                ? Duration.ofSeconds(own)
                : request.expires().map(Digits::seconds).orElse(config.defaultExpiry());
    }

    private boolean isTooBrief(Address contact, SipRequest request) {
        Duration asked = asked(contact, request);
        return asked.isPositive() && asked.compareTo(config.minExpiry()) < 0;
    }

    private Duration granted(Address contact, SipRequest request) {
        Duration asked = asked(contact, request);
        return asked.compareTo(config.maxExpiry()) > 0 ? config.maxExpiry() : asked;
    }

    private void registerDevices(IncomingRequest incoming, Extension extension) {
        SipRequest request = incoming.request();
        var registration = new Registration(
                extension.id(), request.callId(), request.cseq().number(), wish(incoming, extension.id()));
        List<Binding> before = bindings.of(extension.id());
        switch (bindings.register(registration, extension.maxDevices())) {
            case Outcome.Accepted(var held) -> {
                logMilestone(extension, registration.wish(), before);
                incoming.reply(200, "OK", answerHeaders(request, contacts(held)), Content.NONE);
            }
            case Outcome.OutOfOrder _ -> incoming.reply(500, "Older than what is registered");
            case Outcome.Invalid(var reason) -> incoming.reply(400, reason);
            case Outcome.TooManyContacts(var most) -> incoming.reply(403, "At most " + most + " devices");
        }
    }

    private Wish wish(IncomingRequest incoming, ExtensionId extension) {
        SipRequest request = incoming.request();
        if (request.hasWildcardContact()) {
            return request.contacts().isEmpty()
                    ? new Wish.Clear(request.expires().map(Digits::seconds).orElse(Duration.ofDays(1)))
                    : new Wish.Clear(Duration.ofDays(1)); // the star beside others is invalid: RFC 3261 §10.3 step 6
        }
        List<Address> contacts = request.contacts();
        return contacts.isEmpty() ? new Wish.Query() : update(incoming, extension, contacts);
    }

    private Wish update(IncomingRequest incoming, ExtensionId extension, List<Address> contacts) {
        var put = new ArrayList<Binding>(contacts.size());
        var removed = new ArrayList<String>();
        for (Address contact : contacts) {
            Duration expiry = granted(contact, incoming.request());
            if (expiry.isZero()) {
                removed.add(contact.uri().toString());
            } else {
                put.add(binding(incoming, extension, contact, expiry));
            }
        }
        return new Wish.Update(put, removed);
    }

    private Binding binding(IncomingRequest incoming, ExtensionId extension, Address contact, Duration expiry) {
        SipRequest request = incoming.request();
        Instant now = clock.now();
        int q = new Contact.Reachable(contact).qThousandths();
        return new Binding(
                extension,
                contact.uri().toString(),
                FlowAddress.of(incoming.flow()).toString(),
                request.all(HeaderType.PATH).stream().map(Address::toString).toList(),
                q < 0 ? 1000 : q,
                request.callId(),
                request.cseq().number(),
                now,
                now.plus(expiry),
                request.first(HeaderType.USER_AGENT).map(Text::text).orElse(""));
    }

    private void registerProvider(IncomingRequest incoming, Trunk trunk) {
        SipRequest request = incoming.request();
        Instant now = clock.now();
        if (request.hasWildcardContact()) {
            trunkContacts.remove(trunk.id());
        }
        for (Address contact : request.contacts()) {
            Duration expiry = granted(contact, request);
            boolean inOrder = putProvider(incoming, trunk, contact, now.plus(expiry));
            if (!inOrder) {
                incoming.reply(500, "Older than what is registered");
                return;
            }
            log.info(
                    "Trunk {} registered with us from {} for {} s",
                    trunk.name(),
                    incoming.flow().remote(),
                    expiry.toSeconds());
        }
        List<Contact> held = trunkContacts.of(trunk.id(), now).stream()
                .flatMap(contact -> contact(contact.contact(), contact.expiresAt()).stream())
                .toList();
        incoming.reply(200, "OK", answerHeaders(request, held), Content.NONE);
    }

    private boolean putProvider(IncomingRequest incoming, Trunk trunk, Address contact, Instant expiresAt) {
        SipRequest request = incoming.request();
        return trunkContacts.put(
                trunk.id(),
                new TrunkContacts.Reachable(
                        contact.uri().toString(),
                        FlowAddress.of(incoming.flow()),
                        request.callId(),
                        request.cseq().number(),
                        expiresAt));
    }

    private List<HeaderField> answerHeaders(SipRequest request, List<Contact> contacts) {
        var headers = new ArrayList<HeaderField>(4);
        if (!contacts.isEmpty()) {
            headers.add(HeaderField.of(HeaderType.CONTACT, contacts));
        }
        headers.add(HeaderField.of(HeaderName.DATE, DATE.format(clock.now())));
        List<Address> path = request.all(HeaderType.PATH);
        if (!path.isEmpty()) {
            headers.add(HeaderField.of(HeaderType.PATH, path)); // RFC 3327 §5.3
        }
        return headers;
    }

    private List<Contact> contacts(List<Binding> held) {
        var contacts = new ArrayList<Contact>(held.size());
        for (Binding binding : held) {
            contact(binding.contact(), binding.expiresAt()).ifPresent(contacts::add);
        }
        return contacts;
    }

    private Optional<Contact> contact(String uri, Instant expiresAt) {
        // rounded up: a phone that asked for 120 s is told 120, although a moment has passed
        long seconds = Math.max(
                0, Duration.between(clock.now(), expiresAt).plusMillis(999).toSeconds());
        return Uri.parse(uri)
                .map(Address::of)
                .map(address -> Contact.of(address.withParameter("expires", Long.toString(seconds))));
    }

    private static void logMilestone(Extension extension, Wish wish, List<Binding> before) {
        switch (wish) {
            case Wish.Query _ -> {} // no milestone
            case Wish.Clear _ -> log.info("Extension {} un-registered all its devices", extension.number());
            case Wish.Update(var put, var removed) -> {
                if (!removed.isEmpty()) {
                    log.info("Extension {} un-registered {}", extension.number(), removed);
                }
                put.stream()
                        .filter(binding -> isNew(binding, before))
                        .forEach(binding -> log.info(
                                "Extension {} registered {} from {}",
                                extension.number(),
                                binding.contact(),
                                binding.source()));
            }
        }
    }

    private static boolean isNew(Binding binding, List<Binding> before) {
        return before.stream().noneMatch(held -> held.contact().equals(binding.contact()));
    }
}
