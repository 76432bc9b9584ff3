package uz.karnay.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uz.karnay.pbx.directory.TrunkId;
import uz.karnay.pbx.trunk.TrunkStore;

/** What is kept of trunks, for as long as the test runs. */
final class MemoryTrunks implements TrunkStore {

    final Map<TrunkId, String> tokens = new HashMap<>();
    final Map<TrunkId, Provider> providers = new HashMap<>();

    @Override
    public Map<TrunkId, String> tokens() {
        return Map.copyOf(tokens);
    }

    @Override
    public List<Provider> providers() {
        return List.copyOf(providers.values());
    }

    @Override
    public void saveToken(TrunkId trunk, String token) {
        tokens.put(trunk, token);
    }

    @Override
    public void saveProvider(Provider provider) {
        providers.put(provider.trunk(), provider);
    }

    @Override
    public void removeProvider(TrunkId trunk) {
        providers.remove(trunk);
    }
}
