package org.chargebackledger.ledger.codec;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The page about stored types, as the code says it. */
final class EventPage {

    private static final String HEAD =
            """
            # Stored types

            Every event and snapshot that is stored, by its declared name; the class that holds it
            today may move. The table is checked by a test, which writes this page when it is run with
            `-Dstored.format=write`. One stored sample of each type lies in
            `ledger/src/test/resources/events`.

            A component in brackets may be absent; no component is ever null. Amounts of money are
            `{"amount": "393.44", "currency": "USD"}`, exact amounts are decimal strings without
            exponent or trailing zeros, periods are `2026-10`, times are UTC instants.
            Savings are an array of exact amounts: list, contracted, effective, negotiated, spot,
            commitments, used, unused, unlisted, uncontracted.

            Adding a component that may be absent keeps the revision. Anything else raises it and
            brings an upcaster from the revision before; a sample once written is never changed.
            What cannot be read in full is an error, never half an event. A snapshot has no
            upcaster: one of another revision is passed over and its stream replayed.

            """;

    private static final String BLOCKS =
            """

            ## Blocks of lines

            `CostImport.LinesRecorded`, `UsageImport.LinesRecorded` and `AllocationRun.SharesRecorded`
            are JSON by column in one zstd frame: `zstd -d < payload | jq`. After `format`, the ids
            and the number of `lines`, each of the `columns` is one of

            - `{"all": value}`: the same on every line;
            - `{"values": [...]}`: one for each line;
            - `{"values": [...], "codes": [...]}`: distinct values, and the position of each line's;
            - `{"like": column, "lines": [...], "values": [...]}`: as in an earlier column, but these
              on those lines (counted from 0), if any.

            A digest of lines is the SHA-256 over each line's canonical JSON array of its fields and a
            line feed, in stated order, however the lines are cut into blocks. A block of usage lines
            is of one `kind`: `USAGE`, `NODE`, `METRIC`, `NAMESPACE_LABELS`, `WORKLOAD_LABELS` or
            `ESTIMATE`; the last is read by no run and left out of its import's digest.
            """;

    private EventPage() {}

    static String text() {
        var rows = StoredTypes.all().stream().map(EventPage::row).collect(Collectors.joining());
        return HEAD
                + "| type | revision | components | what happened |\n|---|---|---|---|\n"
                + rows
                + BLOCKS;
    }

    private static String row(StoredType stored) {
        var components =
                stored.type().isRecord()
                        ? Arrays.stream(stored.type().getRecordComponents())
                                .map(EventPage::component)
                                .collect(Collectors.joining(", "))
                        : "the aggregate's fields";
        return "| `%s` | %s | %s | %s |\n"
                .formatted(stored.name(), stored.revision(), components, stored.meaning());
    }

    private static String component(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                ? "[" + component.getName() + "]"
                : component.getName();
    }
}
