package uz.karnay.net;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** Counts the accepted connections, all of them and those of each address. Confined to the Netty thread. */
final class AcceptBudget {

    private final int most;
    private final int mostPerAddress;
    private final Map<InetAddress, Integer> open = new HashMap<>();
    private int total;

    AcceptBudget(int most, int mostPerAddress) {
        this.most = most;
        this.mostPerAddress = mostPerAddress;
    }

    boolean take(InetAddress from) {
        int ofAddress = open.getOrDefault(from, 0);
        if (total >= most || ofAddress >= mostPerAddress) {
            return false;
        }
        open.put(from, ofAddress + 1);
        total++;
        return true;
    }

    void giveBack(InetAddress from) {
        open.computeIfPresent(from, (_, count) -> count == 1 ? null : count - 1);
        total--;
    }
}
