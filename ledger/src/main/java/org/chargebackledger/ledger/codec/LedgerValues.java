package org.chargebackledger.ledger.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.Savings;
import org.chargebackledger.ledger.time.Period;

import java.io.IOException;
import java.util.function.Function;

/** The ledger's own values in JSON: money as amount and currency, the others as their text. */
final class LedgerValues extends SimpleModule {

    private static final long serialVersionUID = 1L;

    LedgerValues() {
        text(Exact.class, Exact::parse);
        text(CurrencyCode.class, CurrencyCode::new);
        text(Period.class, Period::parse);
        addKeySerializer(Period.class, new PeriodName());
        addKeyDeserializer(Period.class, new NamedPeriod());
        addSerializer(Money.class, new MoneyObject());
        addDeserializer(Money.class, new ObjectMoney());
        addSerializer(Savings.class, new SavingsFigures.Written());
        addDeserializer(Savings.class, new SavingsFigures.Read());
    }

    private <T> void text(Class<T> type, Function<String, T> parse) {
        addSerializer(type, new ToStringSerializer(type));
        addDeserializer(type, new Parsed<>(type, parse));
    }

    private static final class Parsed<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        private Parsed(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            try {
                return parse.apply(in.getText());
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.from(in, e.getMessage(), e);
            }
        }
    }

    private static final class MoneyObject extends StdSerializer<Money> {

        private static final long serialVersionUID = 1L;

        private MoneyObject() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartObject();
            out.writeStringField("amount", money.amount());
            out.writeStringField("currency", money.currency().code());
            out.writeEndObject();
        }
    }

    private record MoneyText(String amount, CurrencyCode currency) {}

    private static final class ObjectMoney extends StdDeserializer<Money> {

        private static final long serialVersionUID = 1L;

        private ObjectMoney() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser in, DeserializationContext context) throws IOException {
            var text = context.readValue(in, MoneyText.class);
            return Money.parse(text.currency(), text.amount());
        }
    }

    private static final class PeriodName extends StdSerializer<Period> {

        private static final long serialVersionUID = 1L;

        private PeriodName() {
            super(Period.class);
        }

        @Override
        public void serialize(Period period, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeFieldName(period.toString());
        }
    }

    private static final class NamedPeriod extends KeyDeserializer {

        @Override
        public Period deserializeKey(String name, DeserializationContext context) {
            return Period.parse(name);
        }
    }
}
