package uz.karnay.pbx.script;

import uz.karnay.pbx.directory.Directory;

/** Knows the script for each plan. Any thread, never blocks. */
@FunctionalInterface
public interface ScriptBook {

    Script script(ScriptPlan plan, Directory directory);
}
