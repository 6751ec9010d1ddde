package org.chargebackledger.ingest.curfiles;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.Slice;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The list of files that make up a delivery, as AWS writes it beside them. */
record Manifest(List<String> keys) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ADDRESS = Pattern.compile("s3://[^/]+/");

    /**
     * Reads a manifest of either kind.
     *
     * @throws FetchFailure if it is none, lists nothing, or is of another month
     */
    static Manifest read(String text, Slice slice) throws FetchFailure {
        JsonNode content;
        try {
            content = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new FetchFailure(
                    Reason.CHANGED, "the manifest is cut off: " + e.getOriginalMessage());
        }
        var month = content.path("billingPeriod").path("start").asText();
        if (!month.isEmpty() && !month.startsWith(slice.period().toString().replace("-", ""))) {
            throw new FetchFailure(
                    Reason.MALFORMED, "the manifest of %s is of %s".formatted(slice, month));
        }
        var keys = new TreeSet<String>();
        for (var list : List.of("reportKeys", "dataFiles")) {
            for (var key : content.path(list)) {
                keys.add(ADDRESS.matcher(key.asText()).replaceFirst("").replaceFirst("^/+", ""));
            }
        }
        if (keys.isEmpty()) {
            throw new FetchFailure(
                    Reason.PARTIAL, "the manifest of %s lists no file".formatted(slice));
        }
        return new Manifest(List.copyOf(keys));
    }
}
