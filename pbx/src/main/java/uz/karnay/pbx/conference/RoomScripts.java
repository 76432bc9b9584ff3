package uz.karnay.pbx.conference;

import uz.karnay.loop.Scripts;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.script.OfficeScripts;
import uz.karnay.pbx.script.Script;
import uz.karnay.pbx.script.ScriptBook;
import uz.karnay.pbx.script.ScriptPlan;

/** The scripts of conference rooms. Any thread. */
public final class RoomScripts implements ScriptBook {

    private final RoomDesk desk;
    private final Scripts threads;
    private final WrongPins wrongPins = new WrongPins();

    /** @param threads on which these scripts run: they wait there for what the desk says */
    public RoomScripts(RoomDesk desk, Scripts threads) {
        this.desk = desk;
        this.threads = threads;
    }

    @Override
    public Script script(ScriptPlan plan, Directory directory) {
        return plan instanceof ScriptPlan.Conference(var room)
                ? call -> new RoomVisit(call, room, desk, wrongPins, threads).run()
                : OfficeScripts.UNSERVED.script(plan, directory);
    }
}
