package uz.karnay.pbx.script;

import uz.karnay.loop.Scripts;
import uz.karnay.pbx.call.HangUp;

/**
 * What scripts need: threads to run on, the book of scripts, and sounds. Any thread.
 */
public record Scripting(Scripts threads, ScriptBook plans, SoundBook sounds) {

    /** One that has no scripts: whoever comes to one is hung up. */
    public static final Scripting NONE = new Scripting(
            Scripts.onVirtualThreads((_, _) -> {}),
            (_, _) -> call -> {
                throw call.hangUp(new HangUp(41, "There are no scripts here"));
            },
            SoundBook.EMPTY);
}
