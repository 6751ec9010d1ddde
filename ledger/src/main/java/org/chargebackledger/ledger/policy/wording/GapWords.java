package org.chargebackledger.ledger.policy.wording;

import org.chargebackledger.ledger.policy.document.GapRule;
import org.chargebackledger.ledger.policy.document.GapRules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeSet;

/** What becomes of hours that nobody read, in words. */
final class GapWords {

    private GapWords() {}

    static String of(GapRules gaps) {
        var clusters = new EnumMap<GapRule, TreeSet<String>>(GapRule.class);
        gaps.named()
                .forEach((cluster, rule) ->
                        clusters.computeIfAbsent(rule, any -> new TreeSet<>()).add(cluster));
        var sentences = new ArrayList<String>();
        sentences.add("Hours without readings " + words(gaps.others(), gaps.daysMax()) + ".");
        clusters.forEach((rule, names) ->
                sentences.add(
                        "Those of "
                                + String.join(", ", List.copyOf(names))
                                + " "
                                + words(rule, gaps.daysMax())
                                + "."));
        return String.join(" ", sentences);
    }

    private static String words(GapRule rule, int days) {
        return switch (rule) {
            case UNATTRIBUTED -> "reach nobody; they are not idle";
            case HOLD -> "hold the month: no run charges it until they are read";
            case CARRY ->
                    "are split as the nearest earlier day that was read, at most "
                            + days(days)
                            + " back; without one they reach nobody";
            case INTERPOLATE ->
                    "are split half as the nearest day before and half as the nearest day after"
                            + " that was read, at most "
                            + days(days)
                            + " away; with one of them only as that, without any they reach nobody";
        };
    }

    private static String days(int days) {
        return days == 1 ? "1 day" : days + " days";
    }
}
