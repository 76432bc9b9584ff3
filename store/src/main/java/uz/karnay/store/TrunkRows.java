package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.AddressRange;
import uz.karnay.pbx.directory.AudioCodec;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.PeerAddress;
import uz.karnay.pbx.directory.Srtp;
import uz.karnay.pbx.directory.Transport;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.directory.TrunkId;

/** Trunks with the addresses their calls may come from; their passwords sealed. */
final class TrunkRows implements DirectoryRows<TrunkId, Trunk> {

    private static final String INSERT = """
            insert into trunks (id, name, enabled, account, server_host, server_port, server_transport,
              proxy_host, proxy_port, proxy_transport, login, auth_name, password, realm, from_user, from_domain,
              did_source, caller_source, called_format, caller_format, caller_id, caller_header,
              expiry, retry, qualify, codecs, srtp, dtmf, max_channels, tie_line, note,
              recorded, echo_cancel, noise_suppression, gain_control)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final SecretBox box;

    TrunkRows(SecretBox box) {
        this.box = box;
    }

    @Override
    public String kind(Trunk row) {
        return "trunk";
    }

    @Override
    public String label(Trunk row) {
        return row.name();
    }

    @Override
    public List<Trunk> list(Connection connection) throws SQLException {
        var addresses = addresses(connection, "", List.of());
        return Sql.list(connection, "select * from trunks order by id", row -> read(row, addresses));
    }

    @Override
    public Optional<Trunk> find(Connection connection, TrunkId id) throws SQLException {
        var addresses = addresses(connection, " where trunk_id = ?", List.of(id.value()));
        return Sql.first(connection, "select * from trunks where id = ?", row -> read(row, addresses), id.value());
    }

    private static Map<String, List<AddressRange>> addresses(Connection connection, String where, List<Object> ids)
            throws SQLException {
        record Owned(String trunk, AddressRange range) {}
        return Sql.list(
                        connection,
                        "select * from trunk_addresses" + where + " order by trunk_id, position",
                        row -> new Owned(
                                row.text("trunk_id"),
                                new AddressRange(row.text("network"), row.integer("prefix_bits"), row.integer("port"))),
                        ids.toArray())
                .stream()
                .collect(Collectors.groupingBy(
                        Owned::trunk, Collectors.mapping(Owned::range, Collectors.toUnmodifiableList())));
    }

    private Trunk read(Row row, Map<String, List<AddressRange>> addresses) throws SQLException {
        var id = new TrunkId(row.uuid("id"));
        return new Trunk(
                id,
                row.text("name"),
                row.flag("enabled"),
                row.constant(Trunk.Account.class, "account"),
                peer(row, row.text("server_host"), "server"),
                proxy(row),
                identity(row, id),
                addresses.getOrDefault(id.toString(), List.of()),
                numbers(row),
                new Trunk.Timing(row.duration("expiry"), row.duration("retry"), row.duration("qualify")),
                row.constants(AudioCodec.class, "codecs"),
                row.constant(Srtp.class, "srtp"),
                row.constant(Dtmf.class, "dtmf"),
                row.integer("max_channels"),
                row.flag("tie_line"),
                row.text("note"),
                row.flag("recorded"),
                new Trunk.Cleaning(row.flag("echo_cancel"), row.flag("noise_suppression"), row.flag("gain_control")));
    }

    private static @Nullable PeerAddress proxy(Row row) throws SQLException {
        String host = row.textOrNull("proxy_host");
        return host == null ? null : peer(row, host, "proxy");
    }

    private static PeerAddress peer(Row row, String host, String prefix) throws SQLException {
        return new PeerAddress(
                host, row.integer(prefix + "_port"), row.constant(Transport.class, prefix + "_transport"));
    }

    private Trunk.Identity identity(Row row, TrunkId id) throws SQLException {
        return new Trunk.Identity(
                row.text("login"),
                row.textOrNull("auth_name"),
                box.open(row.text("password"), place(id)),
                row.textOrNull("realm"),
                row.textOrNull("from_user"),
                row.textOrNull("from_domain"));
    }

    private static Trunk.Numbers numbers(Row row) throws SQLException {
        return new Trunk.Numbers(
                row.constant(Trunk.DidSource.class, "did_source"),
                row.constant(Trunk.CallerSource.class, "caller_source"),
                row.constant(Trunk.NumberFormat.class, "called_format"),
                row.constant(Trunk.NumberFormat.class, "caller_format"),
                row.e164OrNull("caller_id"),
                row.constant(Trunk.CallerHeader.class, "caller_header"));
    }

    @Override
    public void insert(Connection connection, Trunk row) throws SQLException {
        PeerAddress proxy = row.outboundProxy();
        Trunk.Identity identity = row.identity();
        Trunk.Numbers numbers = row.numbers();
        Sql.update(
                connection,
                INSERT,
                row.id().value(),
                row.name(),
                row.enabled(),
                row.account(),
                row.server().host(),
                row.server().port(),
                row.server().transport(),
                proxy == null ? null : proxy.host(),
                proxy == null ? null : proxy.port(),
                proxy == null ? null : proxy.transport(),
                identity.login(),
                identity.authName(),
                box.seal(identity.password(), place(row.id())),
                identity.realm(),
                identity.fromUser(),
                identity.fromDomain(),
                numbers.didSource(),
                numbers.callerSource(),
                numbers.calledFormat(),
                numbers.callerFormat(),
                numbers.callerId(),
                numbers.callerHeader(),
                row.timing().expiry(),
                row.timing().retry(),
                row.timing().qualify(),
                row.codecs(),
                row.srtp(),
                row.dtmf(),
                row.maxChannels(),
                row.tieLine(),
                row.note(),
                row.recorded(),
                row.cleaning().echo(),
                row.cleaning().noise(),
                row.cleaning().gain());
        insertAddresses(connection, row);
    }

    private static void insertAddresses(Connection connection, Trunk trunk) throws SQLException {
        int position = 0;
        for (AddressRange range : trunk.addresses()) {
            Sql.update(
                    connection,
                    "insert into trunk_addresses (trunk_id, position, network, prefix_bits, port)"
                            + " values (?, ?, ?, ?, ?)",
                    trunk.id().value(),
                    position++,
                    range.network(),
                    range.prefixBits(),
                    range.port());
        }
    }

    @Override
    public void delete(Connection connection, TrunkId id) throws SQLException {
        Sql.update(connection, "delete from trunk_addresses where trunk_id = ?", id.value());
        Sql.update(connection, "delete from trunks where id = ?", id.value());
    }

    private static String place(TrunkId id) {
        return "trunks/" + id + "/password";
    }
}
