package uz.karnay.gateway;

import java.util.List;
import java.util.Optional;
import uz.karnay.pbx.registration.Binding;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.Uri;
import uz.karnay.sip.transport.Destination;

/**
 * How a registered device is reached: at its Contact, by the way it registered from, since behind a NAT the Contact is no
 * place to send to.
 *
 * @param path what a proxy between us and the device asked to be reached through (RFC 3327 §5.4)
 */
record DeviceWay(Uri contact, FlowAddress source, List<Uri> path) {

    /** Empty when what was registered cannot be read any more. */
    static Optional<DeviceWay> to(Binding binding) {
        Optional<FlowAddress> source = FlowAddress.parse(binding.source());
        return Uri.parse(binding.contact())
                .flatMap(contact -> source.map(from -> new DeviceWay(contact, from, path(binding))));
    }

    private static List<Uri> path(Binding binding) {
        return binding.path().stream()
                .flatMap(value -> Address.parse(value).stream())
                .map(Address::uri)
                .toList();
    }

    Destination destination() {
        return path.isEmpty() ? source.destination() : Destination.byUri();
    }
}
