package uz.karnay.sim.world;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.sim.karnay.SimNames;
import uz.karnay.sim.network.Link;
import uz.karnay.sim.network.SimNat;
import uz.karnay.sim.network.SimNetwork;
import uz.karnay.sim.peer.Mood;
import uz.karnay.sim.peer.SimOperator;
import uz.karnay.sim.peer.SimParty;
import uz.karnay.sim.peer.SimParty.Credentials;
import uz.karnay.sim.peer.SimParty.Surroundings;
import uz.karnay.sim.peer.SimPhone;

/** The phones of an office, one to three an extension, some behind a router, and the operators of its trunks. */
final class People {

    private static final int SIP_PORT = 5060;

    private static final List<List<Integer>> CODECS =
            List.of(List.of(8), List.of(8), List.of(8, 0), List.of(8, 0), List.of(0, 8), List.of(0, 8), List.of(0));

    private static final List<Mood> MOODS = List.of(Mood.values());

    private final Surroundings around;
    private final SimNetwork network;
    private final SeededEntropy entropy;
    private final List<SimPhone> phones = new ArrayList<>();
    private final List<SimOperator> operators = new ArrayList<>();
    private final List<SimNat> routers = new ArrayList<>();
    private final List<InetAddress> places = new ArrayList<>();

    People(Surroundings around, SimNetwork network, SeededEntropy entropy, OfficePlan plan, SimNames names) {
        this.around = around;
        this.network = network;
        this.entropy = entropy;
        plan.extensions().forEach(extension -> {
            for (int device = entropy.below(3); device >= 0; device--) {
                addPhone(extension);
            }
        });
        for (int i = 0; i < plan.trunks().size(); i++) {
            addOperator(plan.trunks().get(i), i, names);
        }
    }

    private void addPhone(Extension extension) {
        var credentials =
                new Credentials(extension.login(), extension.password().reveal());
        int number = phones.size();
        boolean hidden = entropy.chance(0.3);
        InetSocketAddress address = hidden ? at("192.168.1." + (2 + entropy.below(2))) : at("10.1.0." + (number + 1));
        Link link = hidden ? router(number) : network;
        if (!hidden) {
            places.add(address.getAddress());
        }
        var phone = new SimPhone(around, link, entropy.fork(), address, credentials);
        phone.codecs(CODECS.get(entropy.below(CODECS.size())));
        if (entropy.chance(0.3)) {
            phone.mood(MOODS.get(entropy.below(MOODS.size())));
        }
        phones.add(phone);
    }

    /** One of its own for each, so that two phones may have the same address inside. */
    private SimNat router(int number) {
        var router = new SimNat(network, InetAddress.ofLiteral("203.0.113." + (number + 1)));
        routers.add(router);
        places.add(router.outside());
        return router;
    }

    private void addOperator(Trunk trunk, int index, SimNames names) {
        InetSocketAddress address = at("10.9.0." + (index + 1));
        names.put(OfficePlan.host(index), addresses(address.getAddress()));
        boolean knowsAnotherPassword = entropy.chance(0.1);
        var customer = new Credentials(
                trunk.identity().login(),
                knowsAnotherPassword ? "another" : trunk.identity().password().reveal());
        var terms = new SimOperator.Terms(
                entropy.chance(0.3) ? 60 + entropy.below(400) : 0,
                30 + entropy.below(300),
                entropy.chance(0.3),
                entropy.chance(0.2) ? 0.3 : 0);
        var operator = new SimOperator(around, network, entropy.fork(), address, customer, terms);
        operator.codecs(CODECS.get(entropy.below(CODECS.size())));
        operators.add(operator);
        places.add(address.getAddress());
    }

    /** Some operators have a second address, and nobody is there. */
    private List<InetAddress> addresses(InetAddress real) {
        InetAddress dead = InetAddress.ofLiteral("10.9.9.9");
        return switch (entropy.below(5)) {
            case 0 -> List.of(dead, real);
            case 1 -> List.of(real, dead);
            default -> List.of(real);
        };
    }

    private static InetSocketAddress at(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), SIP_PORT);
    }

    List<SimPhone> phones() {
        return List.copyOf(phones);
    }

    List<SimOperator> operators() {
        return List.copyOf(operators);
    }

    List<SimNat> routers() {
        return List.copyOf(routers);
    }

    /** The addresses that the network may be cut from. */
    List<InetAddress> places() {
        return List.copyOf(places);
    }

    Stream<SimParty> all() {
        return Stream.concat(phones.stream(), operators.stream());
    }
}
