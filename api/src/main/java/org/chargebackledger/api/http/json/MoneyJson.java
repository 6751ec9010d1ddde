package org.chargebackledger.api.http.json;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** An amount as {@code {"amount": "393.44", "currency": "USD"}}. */
final class MoneyJson {

    private MoneyJson() {}

    /** Writes the amount with exactly the currency's digits. */
    static final class Writer extends StdSerializer<Money> {

        Writer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("amount", money.amount());
            json.writeStringProperty("currency", money.currency().code());
            json.writeEndObject();
        }
    }

    /** Reads both members as strings. */
    static final class Reader extends StdDeserializer<Money> {

        Reader() {
            super(Money.class);
        }

        @Override
        public @Nullable Money deserialize(JsonParser json, DeserializationContext context) {
            JsonNode node = context.readTree(json);
            var amount = node.path("amount");
            var currency = node.path("currency");
            if (!amount.isString() || !currency.isString()) {
                throw TextJson.mismatch(
                        json, Money.class, "an amount has the strings 'amount' and 'currency'");
            }
            try {
                return Money.parse(new CurrencyCode(currency.stringValue()), amount.stringValue());
            } catch (IllegalArgumentException e) {
                throw TextJson.mismatch(json, Money.class, reason(e, currency.stringValue()));
            }
        }

        /** The JDK says nothing when it does not know a currency. */
        private static String reason(IllegalArgumentException e, String currency) {
            return e.getMessage() == null
                    ? "not an ISO 4217 currency: '" + currency + "'"
                    : e.getMessage();
        }
    }
}
