package org.chargebackledger.ledger.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ledger.book.PostingTerms;

/** Posting terms as one text, for whoever keeps them beside a run. */
public final class TermsText {

    private static final ObjectMapper JSON = LedgerJson.mapper();

    private TermsText() {}

    public static String of(PostingTerms terms) {
        try {
            return JSON.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("terms cannot be written", e);
        }
    }

    public static PostingTerms parse(String text) {
        try {
            return JSON.readValue(text, PostingTerms.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no posting terms: " + text, e);
        }
    }
}
