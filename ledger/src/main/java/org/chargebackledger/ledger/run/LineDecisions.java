package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.TextColumn;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where lines go by a run's frozen rules, each case decided once however many lines it has. */
public final class LineDecisions {

    private final Attribution attribution;
    private final List<TextColumn> decisive;
    private final TupleIndex cases;
    private final List<Destination> decided = new ArrayList<>();
    private final Map<TextColumn, Map<String, Integer>> codes = new EnumMap<>(TextColumn.class);
    private @Nullable CostLines block;
    private int[][] translations = {};

    public LineDecisions(AllocationInputs inputs) {
        attribution = new Attribution(inputs);
        decisive = List.copyOf(attribution.decisiveColumns());
        cases = new TupleIndex(decisive.size() + 2);
    }

    /**
     * Where one line of a block goes on one of its days.
     *
     * @param day of the epoch
     */
    @SuppressWarnings(
            "ReferenceEquality") // the very same block, whose codes are translated already
    public Destination of(CostLines of, int line, int day) {
        if (of != block) {
            block = of;
            translations =
                    decisive.stream().map(column -> translation(column, of)).toArray(int[][]::new);
        }
        var tuple = new int[translations.length + 2];
        for (var i = 0; i < translations.length; i++) {
            tuple[i] = translations[i][of.code(decisive.get(i), line)];
        }
        tuple[translations.length] = day;
        tuple[translations.length + 1] = attribution.earlier().code(of.startDay(line));
        var number = cases.numberOf(tuple);
        if (number == decided.size()) {
            decided.add(attribution.ofLine(of, line, LocalDate.ofEpochDay(day)).destination());
        }
        return decided.get(number);
    }

    /** The codes that stand here for the codes of a block's dictionary. */
    private int[] translation(TextColumn column, CostLines of) {
        var known = codes.computeIfAbsent(column, any -> new HashMap<>());
        return of.dictionary(column).stream()
                .mapToInt(text -> known.computeIfAbsent(text, any -> known.size()))
                .toArray();
    }
}
