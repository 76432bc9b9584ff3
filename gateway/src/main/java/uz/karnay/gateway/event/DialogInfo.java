package uz.karnay.gateway.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uz.karnay.pbx.call.ExtensionLine;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.HostPort;
import uz.karnay.sip.message.MediaType;
import uz.karnay.sip.message.SipUri;

/**
 * What one subscriber is told of an extension's calls, document after document: {@code application/dialog-info+xml}, RFC
 * 4235 §4. Every one is whole; a call that was in the one before and is over stands in it once more, as terminated. The
 * devices of an extension that ring for one call are one dialog. Confined to the subscriber's loop.
 */
final class DialogInfo {

    private static final MediaType TYPE = MediaType.of("application", "dialog-info+xml");

    private final String entity;
    private final String name;
    private final String domain;
    private Map<String, ExtensionLine> told = Map.of();
    private long version;

    /**
     * @param entity the address that was subscribed to
     * @param name of whom is told
     * @param domain the host of the others' addresses
     */
    DialogInfo(String entity, String name, String domain) {
        this.entity = entity;
        this.name = name;
        this.domain = domain;
    }

    /** The next document, which says that these are the calls now. */
    Content next(List<ExtensionLine> lines) {
        var xml = new StringBuilder(512)
                .append(
                        "<?xml version=\"1.0\"?>\r\n<dialog-info xmlns=\"urn:ietf:params:xml:ns:dialog-info\" version=\"")
                .append(version++)
                .append("\" state=\"full\" entity=\"")
                .append(Xml.escaped(entity))
                .append("\">\r\n");
        Map<String, ExtensionLine> now = new LinkedHashMap<>();
        lines.forEach(line -> now.put(line.call().toString(), line));
        told.forEach((id, line) -> {
            if (!now.containsKey(id)) {
                dialog(xml, id, line, "terminated");
            }
        });
        now.forEach((id, line) -> dialog(xml, id, line, state(line.stage())));
        told = now;
        return new Content(TYPE, Body.of(xml.append("</dialog-info>\r\n").toString()));
    }

    private static String state(ExtensionLine.Stage stage) {
        return switch (stage) {
            case TRYING -> "trying";
            case RINGING -> "early";
            case TALKING -> "confirmed";
        };
    }

    private void dialog(StringBuilder xml, String id, ExtensionLine line, String state) {
        xml.append("<dialog id=\"").append(Xml.escaped(id)).append("\" direction=\"");
        xml.append(line.calls() ? "initiator" : "recipient").append("\">\r\n<state>");
        xml.append(state).append("</state>\r\n");
        party(xml, "local", name, entity);
        String number = line.remote().number();
        party(
                xml,
                "remote",
                line.remote().name(),
                number.isEmpty() ? "sip:anonymous@anonymous.invalid" : address(number));
        xml.append("</dialog>\r\n");
    }

    private String address(String number) {
        return Resources.address(SipUri.of(number, HostPort.of(domain)));
    }

    private static void party(StringBuilder xml, String side, String display, String address) {
        String uri = Xml.escaped(address);
        xml.append('<').append(side).append("><identity");
        if (!display.isEmpty()) {
            xml.append(" display=\"").append(Xml.escaped(display)).append('"');
        }
        xml.append('>')
                .append(uri)
                .append("</identity><target uri=\"")
                .append(uri)
                .append("\"/></");
        xml.append(side).append(">\r\n");
    }
}
