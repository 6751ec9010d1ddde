package org.chargebackledger.ledger.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.chargebackledger.ledger.money.DecimalText;
import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link ChunkWriter} wrote, column by column in the order they were written. */
final class ChunkReader implements Closeable {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Reads the value that the parser stands on. */
    @FunctionalInterface
    interface Value<T> {
        T read(JsonParser in) throws IOException;
    }

    private final JsonParser in;
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, Exact[]> amountColumns = new HashMap<>();
    private final int lines;

    ChunkReader(byte[] json) throws IOException {
        in = FACTORY.createParser(json);
        expect(JsonToken.START_OBJECT, in.nextToken());
        while (!"columns".equals(in.nextFieldName())) {
            expect(JsonToken.FIELD_NAME, in.currentToken());
            var name = in.currentName();
            in.nextToken();
            headers.put(name, in.getText());
        }
        expect(JsonToken.START_OBJECT, in.nextToken());
        if (!header("format").equals(Integer.toString(ChunkWriter.FORMAT))) {
            throw new IOException("format " + header("format") + " of blocks cannot be read");
        }
        lines = Integer.parseInt(header("lines"));
    }

    String header(String name) throws IOException {
        var value = headers.get(name);
        if (value == null) {
            throw new IOException("a block without " + name);
        }
        return value;
    }

    int number() throws IOException {
        return Integer.parseInt(header("number"));
    }

    int lines() {
        return lines;
    }

    Dictionary<String> texts(String name) throws IOException {
        return dictionary(name, JsonParser::getText);
    }

    <T> Dictionary<T> dictionary(String name, Value<T> value) throws IOException {
        begin(name);
        var form = in.nextFieldName();
        if ("all".equals(form)) {
            in.nextToken();
            var only = List.of(value.read(in));
            end();
            return new Dictionary<>(only, new int[lines]);
        }
        var values = values(form, value);
        return new Dictionary<>(values, codes(values.size()));
    }

    private int @Nullable [] codes(int values) throws IOException {
        if (in.nextToken() == JsonToken.END_OBJECT) {
            if (values != lines) {
                throw new IOException(values + " values for " + lines + " lines");
            }
            return null;
        }
        var codes = integers("codes", lines, values);
        end();
        return codes;
    }

    Exact[] amounts(String name) throws IOException {
        begin(name);
        var form = in.nextFieldName();
        var amounts = new Exact[lines];
        if ("all".equals(form)) {
            in.nextToken();
            Arrays.fill(amounts, exact(in));
            end();
        } else if ("like".equals(form)) {
            like(amounts);
        } else {
            distinct(form, amounts);
        }
        amountColumns.put(name, amounts);
        return amounts;
    }

    private void distinct(@Nullable String form, Exact[] amounts) throws IOException {
        var values = values(form, ChunkReader::exact);
        var codes = codes(values.size());
        for (var line = 0; line < lines; line++) {
            amounts[line] = values.get(codes == null ? line : codes[line]);
        }
    }

    private void like(Exact[] amounts) throws IOException {
        var earlier = amountColumns.get(in.nextTextValue());
        if (earlier == null) {
            throw new IOException("a column is like none before it");
        }
        System.arraycopy(earlier, 0, amounts, 0, lines);
        if (in.nextToken() == JsonToken.END_OBJECT) {
            return;
        }
        var at = integers("lines", lines, lines);
        var values = values(in.nextFieldName(), ChunkReader::exact);
        for (var i = 0; i < at.length; i++) {
            amounts[at[i]] = values.get(i);
        }
        end();
    }

    long[] numbers(String name) throws IOException {
        var column = dictionary(name, JsonParser::getLongValue);
        var numbers = new long[lines];
        for (var line = 0; line < lines; line++) {
            numbers[line] = column.at(line);
        }
        return numbers;
    }

    static Exact exact(JsonParser in) throws IOException {
        return DecimalText.read(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
    }

    private <T> List<T> values(@Nullable String form, Value<T> value) throws IOException {
        if (!"values".equals(form)) {
            throw new IOException("no column has " + form);
        }
        expect(JsonToken.START_ARRAY, in.nextToken());
        var values = new ArrayList<T>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            values.add(value.read(in));
        }
        return values;
    }

    /** Whole numbers from 0 to below {@code limit}, not more than {@code most} of them. */
    private int[] integers(String name, int most, int limit) throws IOException {
        expect(JsonToken.FIELD_NAME, in.currentToken());
        if (!name.equals(in.currentName())) {
            throw new IOException("expected " + name + ", not " + in.currentName());
        }
        expect(JsonToken.START_ARRAY, in.nextToken());
        var integers = new int[most];
        var count = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            var integer = in.getIntValue();
            if (integer < 0 || integer >= limit || count == most) {
                throw new IOException(integer + " is out of range in " + name);
            }
            integers[count++] = integer;
        }
        return count == most ? integers : Arrays.copyOf(integers, count);
    }

    private void begin(String name) throws IOException {
        if (!name.equals(in.nextFieldName())) {
            throw new IOException("expected column " + name + ", not " + in.currentName());
        }
        expect(JsonToken.START_OBJECT, in.nextToken());
    }

    private void end() throws IOException {
        expect(JsonToken.END_OBJECT, in.nextToken());
    }

    static void expect(JsonToken expected, @Nullable JsonToken found) throws IOException {
        if (expected != found) {
            throw new IOException("expected " + expected + ", not " + found);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
