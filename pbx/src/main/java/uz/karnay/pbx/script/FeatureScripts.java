package uz.karnay.pbx.script;

import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.LiveDirectory;

/** The scripts behind codes that change how calls are handled. Any thread. */
public final class FeatureScripts implements ScriptBook {

    private final LiveDirectory live;

    public FeatureScripts(LiveDirectory live) {
        this.live = live;
    }

    @Override
    public Script script(ScriptPlan plan, Directory directory) {
        return plan instanceof ScriptPlan.UseFeature use
                ? new FeatureScript(live, use)
                : OfficeScripts.UNSERVED.script(plan, directory);
    }
}
