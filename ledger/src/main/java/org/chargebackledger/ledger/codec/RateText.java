package org.chargebackledger.ledger.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ledger.rate.AppliedRate;

/** The rate of an entry as one text, for whoever keeps it beside the entry. */
public final class RateText {

    private static final ObjectMapper JSON = LedgerJson.mapper();

    private RateText() {}

    public static String of(AppliedRate rate) {
        try {
            return JSON.writeValueAsString(rate);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rate cannot be written", e);
        }
    }

    public static AppliedRate parse(String text) {
        try {
            return JSON.readValue(text, AppliedRate.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no rate: " + text, e);
        }
    }
}
