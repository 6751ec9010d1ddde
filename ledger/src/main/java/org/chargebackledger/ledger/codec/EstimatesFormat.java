package org.chargebackledger.ledger.codec;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.EstimateCategory;
import org.chargebackledger.ledger.usage.EstimateLine;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Estimates by column. STORED FORMAT: columns and their order. */
final class EstimatesFormat {

    private EstimatesFormat() {}

    static void write(ChunkWriter out, List<EstimateLine> lines) {
        out.texts("day", i -> lines.get(i).day().toString());
        out.texts("cluster", i -> lines.get(i).cluster());
        out.texts("node", i -> lines.get(i).node());
        out.texts("namespace", i -> lines.get(i).namespace());
        out.texts("category", i -> lines.get(i).category().text());
        out.amounts("amount", lines.stream().map(EstimateLine::amount).toArray(Exact[]::new));
        out.texts("currency", i -> lines.get(i).currency().code());
    }

    static List<EstimateLine> read(ChunkReader in) throws IOException {
        var day = in.texts("day");
        var cluster = in.texts("cluster");
        var node = in.texts("node");
        var namespace = in.texts("namespace");
        var category = in.texts("category");
        var amount = in.amounts("amount");
        var currency = in.dictionary("currency", json -> new CurrencyCode(json.getText()));
        return IntStream.range(0, in.lines())
                .mapToObj(i ->
                        new EstimateLine(
                                LocalDate.parse(day.at(i)),
                                cluster.at(i),
                                node.at(i),
                                namespace.at(i),
                                EstimateCategory.ofText(category.at(i)),
                                amount[i],
                                currency.at(i)))
                .toList();
    }
}
