package org.chargebackledger.ledger.usage;

import org.chargebackledger.ledger.canonical.Digestible;
import org.chargebackledger.ledger.canonical.LineText;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;

import java.time.LocalDate;

/**
 * What a cost model says one namespace cost on one node on one UTC day. It is compared with the
 * bill and never charged.
 *
 * @param node empty when the model does not say
 * @param namespace empty for what belongs to none, such as idle capacity
 * @param amount may be negative: models adjust
 */
public record EstimateLine(
        LocalDate day,
        String cluster,
        String node,
        String namespace,
        EstimateCategory category,
        Exact amount,
        CurrencyCode currency)
        implements Digestible {

    @Override
    public void writeTo(LineText out) {
        out.text(day.toString()).text(cluster).text(node).text(namespace);
        out.text(category.text()).exact(amount).text(currency.code()).end();
    }
}
