package org.chargebackledger.api.http.json;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;

import tools.jackson.databind.module.SimpleModule;

/**
 * How the ledger's values look in JSON: an amount is {@code {"amount": "393.44", "currency":
 * "USD"}}, an exact number a string, a period {@code 2026-10}.
 */
public final class LedgerJson extends SimpleModule {

    private static final long serialVersionUID = 1L;

    public LedgerJson() {
        super("ledger");
        addSerializer(Money.class, new MoneyJson.Writer());
        addDeserializer(Money.class, new MoneyJson.Reader());
        addSerializer(Exact.class, new TextJson.Writer<>(Exact.class));
        addDeserializer(Exact.class, new TextJson.Reader<>(Exact.class, Exact::parse));
        addSerializer(CurrencyCode.class, new TextJson.Writer<>(CurrencyCode.class));
        addDeserializer(
                CurrencyCode.class, new TextJson.Reader<>(CurrencyCode.class, CurrencyCode::new));
        addSerializer(Period.class, new TextJson.Writer<>(Period.class));
        addDeserializer(Period.class, new TextJson.Reader<>(Period.class, Period::parse));
    }
}
