package uz.karnay.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import uz.karnay.pbx.directory.AddressRange;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Trunk;

/** Which trunks may call from an address, by one version of the directory. Immutable. */
final class AddressBook {

    private record Entry(InetAddress network, int prefixBits, int port, Trunk trunk) {

        boolean holds(InetAddress address) {
            byte[] bytes = address.getAddress();
            byte[] wanted = network.getAddress();
            if (bytes.length != wanted.length) {
                return false;
            }
            for (int bit = 0; bit < prefixBits; bit += Byte.SIZE) {
                int mask = 0xff00 >> Math.min(Byte.SIZE, prefixBits - bit) & 0xff;
                int index = bit / Byte.SIZE;
                if (((bytes[index] ^ wanted[index]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Directory directory;
    private final TrunkTargets targets;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Trunk> trunks;

    AddressBook(Directory directory, TrunkTargets targets) {
        this.directory = directory;
        this.targets = targets;
        this.trunks = directory.trunks().stream().filter(Trunk::enabled).toList();
        for (Trunk trunk : trunks) {
            trunk.addresses().forEach(range -> add(trunk, range));
        }
    }

    Directory directory() {
        return directory;
    }

    /** Trunks that are known to call from exactly this address and port. */
    List<Trunk> withPort(InetSocketAddress source) {
        var found = new ArrayList<Trunk>();
        for (Entry entry : entries) {
            if (entry.port == source.getPort() && entry.holds(source.getAddress())) {
                addOnce(found, entry.trunk);
            }
        }
        for (Trunk trunk : trunks) {
            if (targets.of(trunk.id())
                    .filter(target -> target.addresses().contains(source))
                    .isPresent()) {
                addOnce(found, trunk);
            }
        }
        return found;
    }

    /** Trunks that may call from this address, whatever the port. */
    List<Trunk> withoutPort(InetAddress address) {
        var found = new ArrayList<Trunk>();
        for (Entry entry : entries) {
            if (entry.port == 0 && entry.holds(address)) {
                addOnce(found, entry.trunk);
            }
        }
        for (Trunk trunk : trunks) {
            if (targets.of(trunk.id()).filter(target -> target.isAt(address)).isPresent()) {
                addOnce(found, trunk);
            }
        }
        return found;
    }

    private void add(Trunk trunk, AddressRange range) {
        entries.add(new Entry(InetAddress.ofLiteral(range.network()), range.prefixBits(), range.port(), trunk));
    }

    private static void addOnce(List<Trunk> found, Trunk trunk) {
        if (!found.contains(trunk)) {
            found.add(trunk);
        }
    }
}
