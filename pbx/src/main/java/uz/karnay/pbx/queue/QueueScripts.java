package uz.karnay.pbx.queue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import uz.karnay.loop.Awaited;
import uz.karnay.loop.Scripts;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.queue.QueueJournal.Presence;
import uz.karnay.pbx.script.Script;
import uz.karnay.pbx.script.ScriptBook;
import uz.karnay.pbx.script.ScriptPlan;
import uz.karnay.pbx.script.ScriptedCall;
import uz.karnay.pbx.script.Sound;

/** The scripts of queues: for those who wait, and for agents who come and go. Any thread. */
public final class QueueScripts implements ScriptBook {

    private final QueueDesk desk;
    private final Scripts threads;

    /** @param threads on which these scripts run: they wait there for what the desk says */
    public QueueScripts(QueueDesk desk, Scripts threads) {
        this.desk = desk;
        this.threads = threads;
    }

    @Override
    public Script script(ScriptPlan plan, Directory directory) {
        return switch (plan) {
            case ScriptPlan.Queue(var queue) -> call -> new Visit(call, queue, desk, threads).run();
            case ScriptPlan.QueueLogin(var agent, var number) -> logIn(agent, number);
            case ScriptPlan.QueuePause(var agent) -> call -> pause(call, agent);
            case ScriptPlan.Announce _,
                    ScriptPlan.ChooseFrom _,
                    ScriptPlan.LeaveMessage _,
                    ScriptPlan.Mailbox _,
                    ScriptPlan.Conference _,
                    ScriptPlan.UseFeature _,
                    ScriptPlan.EchoTest _,
                    ScriptPlan.SpeakingClock _ -> throw new IllegalArgumentException("not of a queue: " + plan);
        };
    }

    /** Out where he is logged in, in where he is not; told apart by the one queue, or by whether he is in any. */
    private Script logIn(ExtensionId agent, String number) {
        return call -> {
            Optional<QueueId> queue = queue(call.directory(), number);
            List<QueueId> may = desk.mayLogIn(agent).stream()
                    .filter(id -> queue.isEmpty() || queue.get().equals(id))
                    .toList();
            if (may.isEmpty() || (queue.isEmpty() && !number.isEmpty())) {
                call.say(List.of(Sound.spoken("not-allowed")));
                return;
            }
            boolean in = Collections.disjoint(presence(agent).queues(), may);
            Awaited<List<QueueId>> done = threads.awaited();
            desk.logIn(agent, queue, in, done::give);
            done.await();
            call.note(in ? "agent logged in" : "agent logged out", number.isEmpty() ? "all his queues" : number);
            call.say(List.of(Sound.spoken(in ? "agent-logged-in" : "agent-logged-out")));
        };
    }

    private static Optional<QueueId> queue(Directory directory, String number) {
        return number.isEmpty()
                ? Optional.empty()
                : directory.facilities(CallQueue.class).stream()
                        .filter(queue -> queue.number().equals(number))
                        .map(CallQueue::id)
                        .findFirst();
    }

    private void pause(ScriptedCall call, ExtensionId agent) {
        boolean begins = presence(agent).pause().isEmpty();
        Awaited<Boolean> done = threads.awaited();
        desk.pause(agent, begins ? "by key" : "", () -> done.give(true));
        done.await();
        call.note(begins ? "agent pauses" : "agent works again", "by key");
        call.say(List.of(Sound.spoken(begins ? "agent-paused" : "agent-resumed")));
    }

    private Presence presence(ExtensionId agent) {
        Awaited<Presence> answer = threads.awaited();
        desk.presence(agent, answer::give);
        return answer.await();
    }
}
