package org.chargebackledger.api.demo.company;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;

/**
 * One delivery of the demo company, as a sender would hand it over.
 *
 * @param id names it within the plan, such as {@code 2026-10/aws-final}
 * @param source the importer it is for, such as {@code aws-cur}
 * @param declared what the sender states beside the files
 * @param totals what the files add up to, known from making them
 * @param about what it is, in a few words
 */
public record DemoDelivery(
        String id,
        String source,
        YearMonth month,
        List<Path> files,
        SortedMap<String, String> declared,
        ControlTotals totals,
        String about) {}
