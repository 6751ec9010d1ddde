package org.chargebackledger.ledger.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.Savings;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Savings as an array of their figures in stated order: a run has them for each account and cost
 * center in one event, which names of members would make half as large again.
 */
final class SavingsFigures {

    private static final int FIGURES = 10;

    private SavingsFigures() {}

    private static List<Exact> figures(Savings savings) {
        return List.of(
                savings.list(),
                savings.contracted(),
                savings.effective(),
                savings.negotiated(),
                savings.spot(),
                savings.commitments(),
                savings.used(),
                savings.unused(),
                savings.unlisted(),
                savings.uncontracted());
    }

    private static Savings savings(List<Exact> figures) {
        return new Savings(
                figures.get(0),
                figures.get(1),
                figures.get(2),
                figures.get(3),
                figures.get(4),
                figures.get(5),
                figures.get(6),
                figures.get(7),
                figures.get(8),
                figures.get(9));
    }

    /** Writes them. */
    static final class Written extends StdSerializer<Savings> {

        private static final long serialVersionUID = 1L;

        Written() {
            super(Savings.class);
        }

        @Override
        public void serialize(Savings savings, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartArray();
            for (var figure : figures(savings)) {
                out.writeString(figure.toString());
            }
            out.writeEndArray();
        }
    }

    /** Reads them: all of them, or it is an error. */
    static final class Read extends StdDeserializer<Savings> {

        private static final long serialVersionUID = 1L;

        Read() {
            super(Savings.class);
        }

        @Override
        public Savings deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            var figures = context.readValue(in, Exact[].class);
            if (figures.length != FIGURES || Arrays.asList(figures).contains(null)) {
                throw JsonMappingException.from(in, "savings have " + FIGURES + " figures");
            }
            return savings(List.of(figures));
        }
    }
}
