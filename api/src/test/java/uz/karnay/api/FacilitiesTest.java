package uz.karnay.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FacilitiesTest {

    private static final String API = "/api/v1/";

    private Plane plane;
    private Client client;
    private String alice;

    @BeforeEach
    void start() {
        plane = new Plane();
        client = plane.administrator();
        alice = create("extensions", "{\"number\": \"100\"}");
    }

    @AfterEach
    void stop() {
        plane.close();
    }

    /** The id of what was made. */
    private String create(String collection, String body) {
        Answer answer = client.post(API + collection, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("/id");
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }

    private String toAlice() {
        return quoted("{'type': 'EXTENSION', 'extension': '" + alice + "'}");
    }

    @Test
    void aRingGroupIsMadeChangedAndRemoved() {
        String id = create(
                "ring-groups",
                quoted("{'name': 'Sales', 'number': '600', 'members': [{'target': ")
                        + toAlice()
                        + quoted(", 'delaySeconds': 5}], 'otherwise': {'type': 'HANG_UP', 'cause': 'BUSY'}}"));
        String path = API + "ring-groups/" + id;
        Answer found = client.get(path);
        assertThat(found.text("/order")).isEqualTo("ALL");
        assertThat(found.text("/members/0/target/extension")).isEqualTo(alice);
        assertThat(found.text("/otherwise/cause")).isEqualTo("BUSY");
        Answer changed = client.patch(path, quoted("{'order': 'RANDOM', 'otherwise': null}"));
        assertThat(changed.text("/order")).isEqualTo("RANDOM");
        assertThat(changed.text("/number")).isEqualTo("600");
        assertThat(changed.json().at("/otherwise").isNull()).isTrue();
        assertThat(changed.header("ETag")).isNotEqualTo(found.header("ETag"));
        assertThat(client.get(API + "ring-groups").json().at("/items")).hasSize(1);
        assertThat(client.delete(path).status()).isEqualTo(204);
        assertThat(client.get(path).status()).isEqualTo(404);
    }

    @Test
    void whatIsWrongIsToldWithItsField() {
        Answer group =
                client.post(API + "ring-groups", quoted("{'name': 'Sales', 'number': '100', 'ringTimeSeconds': 0}"));
        assertThat(group.status()).isEqualTo(422);
        assertThat(group.body()).contains("\"ringTimeSeconds\"", "100 is already taken by extension 100");
        Answer menu = client.post(API + "menus", quoted("{'name': 'Main', 'keys': [{'key': '1', 'does': 'GO_TO'}]}"));
        assertThat(menu.status()).isEqualTo(422);
        assertThat(menu.text("/errors/0/field")).isEqualTo("keys[0].target");
        Answer twice = client.post(
                API + "menus",
                quoted("{'name': 'Main', 'keys': [{'key': '1', 'does': 'REPEAT'}, {'key': '1', 'does': 'BACK'}]}"));
        assertThat(twice.text("/errors/0/field")).isEqualTo("keys[1].key");
        Answer hours = client.post(
                API + "time-conditions",
                quoted("{'name': 'Day', 'open': [{'days': ['MONDAY'], 'from': 'nine', 'to': '18:00'}], 'whenOpen': ")
                        + toAlice() + ", \"whenClosed\": " + toAlice() + "}");
        assertThat(hours.text("/errors/0/field")).isEqualTo("open[0].from");
    }

    @Test
    void aCircleIsRefusedWithItsPath() {
        String support = create("queues", quoted("{'name': 'Support', 'number': '700'}"));
        String sales = create(
                "ring-groups", quoted("{'name': 'Sales', 'otherwise': {'type': 'QUEUE', 'queue': '" + support + "'}}"));
        Answer refused = client.patch(
                API + "queues/" + support,
                quoted("{'overflow': {'timeout': {'type': 'RING_GROUP', 'ringGroup': '" + sales + "'}}}"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo("overflow.timeout");
        assertThat(refused.text("/errors/0/message")).contains("queue Support → ring group Sales → queue Support");
        Answer needed = client.delete(API + "queues/" + support);
        assertThat(needed.status()).isEqualTo(422);
        assertThat(needed.body()).contains("ring group Sales");
    }

    @Test
    void aMenuCountsItsChangesAndKeepsItsPlace() {
        String id = create(
                "menus",
                quoted("{'name': 'Main', 'choices': {'uz': 'choices-uz'}, 'spot': {'x': 40, 'y': -7},"
                        + " 'keys': [{'key': '2', 'does': 'LANGUAGE', 'language': 'RU'}]}"));
        Answer changed = client.patch(API + "menus/" + id, quoted("{'dialExtensions': true}"));
        assertThat(changed.json().at("/version").asInt()).isEqualTo(2);
        assertThat(changed.json().at("/spot/y").asInt()).isEqualTo(-7);
        assertThat(changed.text("/keys/0/language")).isEqualTo("RU");
        assertThat(changed.text("/choices/uz")).isEqualTo("choices-uz");
    }

    @Test
    void timeConditionsGoByCalendarsThatBeginWithThePublicHolidays() {
        String calendar = create("holiday-calendars", quoted("{'name': 'Holidays'}"));
        Answer found = client.get(API + "holiday-calendars/" + calendar);
        assertThat(found.json().at("/days")).hasSize(7);
        assertThat(found.text("/days/2/day")).isEqualTo("03-21");
        String day = create(
                "time-conditions",
                quoted(
                                "{'name': 'Day', 'holidays': '" + calendar
                                        + "', 'open': [{'days': ['MONDAY', 'FRIDAY'],"
                                        + " 'from': '09:00', 'to': '18:00'}], 'exceptions': [{'day': '2026-12-31'}], 'whenOpen': ")
                        + toAlice()
                        + quoted(", 'whenClosed': {'type': 'HANG_UP', 'cause': 'UNAVAILABLE'}}"));
        Answer byHand = client.patch(API + "time-conditions/" + day, quoted("{'byHand': 'CLOSED'}"));
        assertThat(byHand.text("/byHand")).isEqualTo("CLOSED");
        assertThat(byHand.text("/open/0/days/1")).isEqualTo("FRIDAY");
    }

    @Test
    void thePinsOfARoomAreNeverShown() {
        String id = create(
                "conference-rooms",
                quoted("{'name': 'Board', 'number': '800', 'pin': '1234', 'moderatorPin': '9876'}"));
        String path = API + "conference-rooms/" + id;
        assertThat(client.get(path).body()).doesNotContain("1234", "9876");
        assertThat(client.patch(path, quoted("{'muted': true}"))
                        .json()
                        .at("/hasPin")
                        .asBoolean())
                .isTrue();
        assertThat(client.patch(path, quoted("{'pin': null}"))
                        .json()
                        .at("/hasPin")
                        .asBoolean())
                .isFalse();
        assertThat(client.get(path).json().at("/hasModeratorPin").asBoolean()).isTrue();
    }

    @Test
    void inboundRulesStandInOrder() {
        create("inbound-rules", quoted("{'name': 'Friends', 'callers': ['998901111111']}"));
        create(
                "inbound-rules",
                quoted("{'name': 'Pests', 'callers': ['99890.'], 'target': {'type': 'HANG_UP', 'cause': 'DECLINED'}}"));
        Answer list = client.get(API + "inbound-rules");
        assertThat(list.text("/items/0/name")).isEqualTo("Friends");
        assertThat(list.json().at("/items/1/position").asInt()).isEqualTo(20);
        Answer wrong = client.post(API + "inbound-rules", quoted("{'name': 'Odd', 'callers': ['abc']}"));
        assertThat(wrong.text("/errors/0/field")).isEqualTo("callers[0]");
    }

    @Test
    void anExtensionSaysHowItsCallsAreHandled() {
        String path = API + "extensions/" + alice;
        assertThat(client.get(path).json().at("/handling/permissions")).hasSize(4);
        Answer changed = client.patch(
                path,
                quoted(
                        "{'handling': {'doNotDisturb': true, 'mailbox': {'enabled': true, 'pin': '4711'},"
                                + " 'forwarding': {'busy': {'type': 'EXTERNAL', 'number': '901234567'}, 'ringTimeSeconds': 15}}}"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.body()).doesNotContain("4711");
        assertThat(changed.text("/handling/forwarding/busy/number")).isEqualTo("901234567");
        Answer cleared = client.patch(path, quoted("{'name': 'Alice', 'handling': {'forwarding': {'busy': null}}}"));
        assertThat(cleared.json().at("/handling/forwarding/busy").isNull()).isTrue();
        assertThat(cleared.json().at("/handling/doNotDisturb").asBoolean()).isTrue();
        assertThat(cleared.json().at("/handling/forwarding/ringTimeSeconds").asInt())
                .isEqualTo(15);
        Answer circle = client.patch(path, "{\"handling\": {\"forwarding\": {\"always\": " + toAlice() + "}}}");
        assertThat(circle.text("/errors/0/field")).isEqualTo("handling.forwarding.always");
    }

    @Test
    void theTableOfCodesCanBeChanged() {
        assertThat(client.get(API + "settings").text("/codes/ECHO_TEST")).isEqualTo("*43");
        Answer changed = client.patch(API + "settings", quoted("{'codes': {'ECHO_TEST': '*44', 'FLIP': ''}}"));
        assertThat(changed.text("/codes/ECHO_TEST")).isEqualTo("*44");
        assertThat(changed.text("/codes/SPEAKING_CLOCK")).isEqualTo("*60");
        Answer taken = client.patch(API + "settings", quoted("{'codes': {'ECHO_TEST': '*60'}}"));
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.body()).contains("*60 is already");
    }
}
