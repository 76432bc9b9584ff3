package uz.karnay.sip.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.SipMessage;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.Via;
import uz.karnay.sip.parse.ParseResult.Malformed;
import uz.karnay.sip.parse.ParseResult.Parsed;

/** The messages of RFC 4475. */
class TortureTest {

    private static final Corpus CORPUS = Corpus.torture();

    static List<Corpus.Entry> messages() {
        return CORPUS.entries();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void meetsTheFateItsSectionAsksFor(Corpus.Entry entry) {
        String fate = switch (Reader.readThrough(entry.bytes())) {
            case Parsed _ -> "parsed";
            case Malformed refused when refused.isAnswerable() -> "refused " + refused.status();
            case Malformed _ -> "dropped";
        };
        assertThat(fate).isEqualTo(entry.fate());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void anAnswerToARefusedOneNamesItsCall(Corpus.Entry entry) {
        if (Reader.readThrough(entry.bytes()) instanceof Malformed refused && refused.isAnswerable()) {
            assertThat(new String(refused.answer("tag").orElseThrow(), StandardCharsets.UTF_8))
                    .startsWith("SIP/2.0 " + refused.status() + " ")
                    .contains("\r\nVia")
                    .contains("\r\nCSeq:");
        }
    }

    @Test
    void everyFileIsInTheIndex() {
        assertThat(CORPUS.files())
                .containsExactlyElementsOf(
                        messages().stream().map(Corpus.Entry::name).sorted().toList());
    }

    @Test
    void readsTheShortTortuousInvite() {
        SipRequest invite = (SipRequest) message("wsinv");
        assertThat(invite.from().displayName()).isEqualTo("J Rosenberg \\\"");
        assertThat(invite.from().tag()).contains("98asjd8");
        assertThat(invite.to().tag()).contains("1918181833n");
        assertThat(invite.maxForwards()).isEqualTo(68);
        assertThat(invite.cseq()).hasToString("9 INVITE");
        assertThat(invite.vias()).extracting(Via::transport).containsExactly("UDP", "TCP", "UDP");
        assertThat(invite.vias().get(1).branch()).contains("z9hG4bK9ikj8");
        assertThat(invite.header(HeaderName.of("UnknownHeaderWithUnusualValue")))
                .contains(";;,,;;,;");
        assertThat(invite.contact().orElseThrow().parameters().value("newparam"))
                .contains("newvalue");
        assertThat(invite.body().length()).isEqualTo(150);
    }

    @Test
    void understandsEscapesButNotInNames() {
        SipRequest invite = (SipRequest) message("esc01");
        assertThat(((SipUri) invite.uri()).user()).contains("sips:user@example.com");
        assertThat(invite.contact().flatMap(c -> c.sipUri()).orElseThrow().isLooseRouter())
                .as("%6C%72 is lr")
                .isTrue();
        SipRequest register = (SipRequest) message("esc02");
        assertThat(register.method().name()).isEqualTo("RE%47IST%45R");
        assertThat(register.contacts()).hasSize(2);
    }

    @Test
    void keepsTheLongWayOfALongRequest() {
        assertThat(message("longreq").vias()).hasSize(34);
    }

    @Test
    void takesOnlyTheFirstOfTwoRequestsInADatagram() {
        assertThat(message("dblreq").body().isEmpty()).isTrue();
        assertThat(message("dblreq").cseq()).hasToString("8 REGISTER");
    }

    @Test
    void readsReasonPhrasesInUtf8() {
        assertThat(((SipResponse) message("unreason")).reason()).startsWith("= 2**3 * 5**2 но сто девяносто девять");
    }

    @Test
    void findsParametersOfTheContactOrOfItsUri() {
        assertThat(message("cparam01").contact().orElseThrow().parameters().has("unknownparam"))
                .isTrue();
        assertThat(message("cparam02").contact().orElseThrow().parameters().has("unknownparam"))
                .isFalse();
    }

    @Test
    void refusesNothingForAnAuthenticationSchemeNobodyKnows() {
        assertThat(message("regaut01")
                        .first(HeaderType.AUTHORIZATION)
                        .orElseThrow()
                        .isDigest())
                .isFalse();
    }

    private static SipMessage message(String name) {
        byte[] bytes = messages().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow()
                .bytes();
        return ((Parsed) SipParser.parse(bytes, 0, bytes.length)).message();
    }
}
