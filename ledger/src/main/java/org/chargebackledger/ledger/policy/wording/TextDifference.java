package org.chargebackledger.ledger.policy.wording;

import java.util.ArrayList;
import java.util.List;

/** The lines in which two texts differ, as a unified difference. */
public final class TextDifference {

    private static final int CONTEXT = 3;

    /** Above this many pairs of lines the middle is shown as taken out and put in again. */
    private static final long PAIRS_MAX = 9_000_000;

    /** One line, and whether it is taken out, put in, or in both. */
    private record Change(char sign, String line) {}

    private TextDifference() {}

    /** Empty where the texts are the same. */
    public static String unified(String fromName, String toName, String from, String to) {
        var changes = changes(from.lines().toList(), to.lines().toList());
        if (changes.stream().allMatch(change -> change.sign() == ' ')) {
            return "";
        }
        var text = new StringBuilder();
        text.append("--- ").append(fromName).append("\n+++ ").append(toName).append('\n');
        var next = 0;
        while (next < changes.size()) {
            var first = firstChange(changes, next);
            if (first == changes.size()) {
                break;
            }
            var start = Math.max(next, first - CONTEXT);
            var end = hunkEnd(changes, first);
            append(text, changes, start, end);
            next = end;
        }
        return text.toString();
    }

    private static int firstChange(List<Change> changes, int from) {
        var at = from;
        while (at < changes.size() && changes.get(at).sign() == ' ') {
            at++;
        }
        return at;
    }

    /** A hunk goes on while the next change is near enough for their contexts to touch. */
    private static int hunkEnd(List<Change> changes, int first) {
        var end = first;
        var next = first;
        while (next < changes.size() && next - end <= 2 * CONTEXT) {
            if (changes.get(next).sign() != ' ') {
                end = next + 1;
            }
            next++;
        }
        return Math.min(changes.size(), end + CONTEXT);
    }

    private static void append(StringBuilder text, List<Change> changes, int start, int end) {
        text.append("@@ -")
                .append(range(changes, start, end, '+'))
                .append(" +")
                .append(range(changes, start, end, '-'))
                .append(" @@\n");
        for (var change : changes.subList(start, end)) {
            text.append(change.sign()).append(change.line()).append('\n');
        }
    }

    /** Where a hunk starts on one side and how many lines it has there. */
    private static String range(List<Change> changes, int start, int end, char absent) {
        var before = changes.subList(0, start).stream().filter(c -> c.sign() != absent).count();
        var within = changes.subList(start, end).stream().filter(c -> c.sign() != absent).count();
        return (within == 0 ? before : before + 1) + "," + within;
    }

    private static List<Change> changes(List<String> from, List<String> to) {
        var same = 0;
        while (same < Math.min(from.size(), to.size()) && from.get(same).equals(to.get(same))) {
            same++;
        }
        var tail = 0;
        while (tail < Math.min(from.size(), to.size()) - same
                && from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
            tail++;
        }
        var changes = new ArrayList<Change>();
        from.subList(0, same).forEach(line -> changes.add(new Change(' ', line)));
        changes.addAll(
                middle(from.subList(same, from.size() - tail), to.subList(same, to.size() - tail)));
        from.subList(from.size() - tail, from.size())
                .forEach(line -> changes.add(new Change(' ', line)));
        return changes;
    }

    /** By the longest common subsequence of lines. */
    private static List<Change> middle(List<String> from, List<String> to) {
        var changes = new ArrayList<Change>();
        var i = 0;
        var j = 0;
        if ((long) from.size() * to.size() <= PAIRS_MAX) {
            var common = commonLengths(from, to);
            while (i < from.size() && j < to.size()) {
                if (from.get(i).equals(to.get(j))) {
                    changes.add(new Change(' ', from.get(i++)));
                    j++;
                } else if (common[i + 1][j] >= common[i][j + 1]) {
                    changes.add(new Change('-', from.get(i++)));
                } else {
                    changes.add(new Change('+', to.get(j++)));
                }
            }
        }
        from.subList(i, from.size()).forEach(line -> changes.add(new Change('-', line)));
        to.subList(j, to.size()).forEach(line -> changes.add(new Change('+', line)));
        return changes;
    }

    private static int[][] commonLengths(List<String> from, List<String> to) {
        var common = new int[from.size() + 1][to.size() + 1];
        for (var i = from.size() - 1; i >= 0; i--) {
            for (var j = to.size() - 1; j >= 0; j--) {
                common[i][j] =
                        from.get(i).equals(to.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
