package uz.karnay.pbx.directory;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import uz.karnay.pbx.directory.Findings.Row;
import uz.karnay.pbx.directory.RingGroup.Member;

/** What must be true of those who ring together. */
final class MemberCheck {

    private MemberCheck() {}

    static void check(List<Member> members, String field, Row row) {
        var known = new HashSet<RouteTarget>();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            String at = field + "[" + i + "]";
            row.require(
                    member.target() instanceof RouteTarget.ToExtension
                            || member.target() instanceof RouteTarget.ToExternal,
                    at + ".target.type",
                    "only an extension or a number outside can ring");
            row.require(known.add(member.target()), at + ".target", "it stands there twice");
            Duration delay = member.delay();
            row.require(
                    !delay.isNegative() && delay.compareTo(Duration.ofMinutes(10)) <= 0,
                    at + ".delaySeconds",
                    "0 to 600 are allowed");
        }
    }
}
