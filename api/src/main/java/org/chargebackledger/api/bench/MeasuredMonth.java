package org.chargebackledger.api.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What a month took, and what came out of it.
 *
 * @param bill the file's name
 * @param steps in the order in which they were taken
 * @param lines cost lines that the bill's rows were grouped to
 * @param stored bytes on disk for the imports, before any run
 * @param totals posted, by cost center
 */
record MeasuredMonth(
        String bill,
        List<Step> steps,
        long lines,
        long entries,
        long stored,
        SortedMap<String, BigDecimal> totals) {

    Duration wall(List<String> names) {
        return chosen(names).map(Step::wall).reduce(Duration.ZERO, Duration::plus);
    }

    Duration cpu(List<String> names) {
        return chosen(names).map(Step::allCpu).reduce(Duration.ZERO, Duration::plus);
    }

    private Stream<Step> chosen(List<String> names) {
        return steps.stream().filter(step -> names.contains(step.name()));
    }
}
