package org.chargebackledger.ledger.restatement;

import org.chargebackledger.ledger.bill.CostLine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts changed lines that are the same charge together, those first that are most alike. */
final class Matching {

    private record Sides(List<CostLine> gone, List<CostLine> come) {

        Sides() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        LineGroup group(Likeness likeness) {
            return LineGroup.of(likeness, List.copyOf(gone), List.copyOf(come));
        }
    }

    private List<CostLine> gone = new ArrayList<>();
    private List<CostLine> come = new ArrayList<>();

    void gone(CostLine line) {
        gone.add(line);
    }

    void come(CostLine line) {
        come.add(line);
    }

    /** All groups; each line is in one. */
    List<LineGroup> groups() {
        var groups = new ArrayList<LineGroup>();
        for (var likeness : Likeness.values()) {
            match(likeness, groups);
        }
        gone.forEach(line -> groups.add(alone(List.of(line), List.of())));
        come.forEach(line -> groups.add(alone(List.of(), List.of(line))));
        return groups;
    }

    private static LineGroup alone(List<CostLine> gone, List<CostLine> come) {
        return new Sides(gone, come).group(Likeness.SAME);
    }

    private void match(Likeness likeness, List<LineGroup> groups) {
        Map<List<Object>, Sides> byKey = new LinkedHashMap<>();
        for (var line : gone) {
            sides(byKey, likeness, line).gone().add(line);
        }
        for (var line : come) {
            sides(byKey, likeness, line).come().add(line);
        }
        gone = new ArrayList<>();
        come = new ArrayList<>();
        for (var sides : byKey.values()) {
            if (sides.gone().isEmpty() || sides.come().isEmpty()) {
                gone.addAll(sides.gone());
                come.addAll(sides.come());
            } else {
                groups.add(sides.group(likeness));
            }
        }
    }

    private static Sides sides(Map<List<Object>, Sides> byKey, Likeness likeness, CostLine line) {
        return byKey.computeIfAbsent(likeness.key(line), key -> new Sides());
    }
}
