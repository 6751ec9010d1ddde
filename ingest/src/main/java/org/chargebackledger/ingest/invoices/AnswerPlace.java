package org.chargebackledger.ingest.invoices;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.InexactAmount;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A place in an answer; whatever cannot be read there is named with file and place. */
record AnswerPlace(String file, String path, JsonNode node) {

    /** Amounts are read digit by digit, and never as binary fractions. */
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * A whole page.
     *
     * @throws FetchFailure as UNREACHABLE if it is cut off
     */
    static AnswerPlace page(String file, String text) throws FetchFailure {
        try {
            var node = JSON.readTree(text);
            if (node.isMissingNode()) {
                throw new FetchFailure(Reason.UNREACHABLE, file + ": cut off before it begins");
            }
            return new AnswerPlace(file, "", node);
        } catch (JacksonException e) {
            throw new FetchFailure(
                    Reason.UNREACHABLE, file + ": cut off: " + e.getOriginalMessage());
        }
    }

    AnswerPlace at(String field) {
        return new AnswerPlace(file, path.isEmpty() ? field : path + "." + field, node.path(field));
    }

    List<AnswerPlace> list() throws FetchFailure {
        if (!node.isArray()) {
            throw wrong("is no list");
        }
        var all = new ArrayList<AnswerPlace>();
        for (var element : node) {
            all.add(new AnswerPlace(file, path + "[" + all.size() + "]", element));
        }
        return all;
    }

    boolean isGiven() {
        return given() != null;
    }

    /** The text, or the digits of a number; null if there is none. */
    @Nullable String given() {
        if (node.isNumber()) {
            return node.decimalValue().toPlainString();
        }
        var text = node.isContainerNode() || node.isNull() ? "" : node.asText().strip();
        return text.isEmpty() ? null : text;
    }

    String text() throws FetchFailure {
        var given = given();
        if (given == null) {
            throw wrong("is missing");
        }
        return given;
    }

    CurrencyCode currency() throws FetchFailure {
        var text = text();
        try {
            return new CurrencyCode(text);
        } catch (RuntimeException e) {
            throw wrong("'%s' is no ISO 4217 currency".formatted(text));
        }
    }

    Money money(CurrencyCode currency) throws FetchFailure {
        var text = text();
        try {
            return Money.parse(currency, text);
        } catch (InexactAmount e) {
            throw wrong("'%s' is no amount of %s".formatted(text, currency));
        }
    }

    int number() throws FetchFailure {
        if (!node.canConvertToInt() || !node.canConvertToExactIntegral()) {
            throw wrong("is no whole number");
        }
        return node.intValue();
    }

    /** The UTC day of seconds since 1970, which may be written as 1.793664E9, or of a time. */
    LocalDate dayOfTime() throws FetchFailure {
        if (!node.isNumber()) {
            return day();
        }
        try {
            var seconds = node.decimalValue().toBigInteger().longValueExact();
            return LocalDate.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
        } catch (ArithmeticException | DateTimeException e) {
            throw wrong("is no time in seconds");
        }
    }

    /** The UTC day of a time such as 2026-11-03T17:32:28Z, or the day itself. */
    LocalDate day() throws FetchFailure {
        var text = text();
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate()
                    : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong("'%s' is no time".formatted(text));
        }
    }

    FetchFailure wrong(String reason) {
        return new FetchFailure(Reason.MALFORMED, "%s: %s %s".formatted(file, path, reason));
    }
}
