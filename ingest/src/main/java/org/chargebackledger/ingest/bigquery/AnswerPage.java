package org.chargebackledger.ingest.bigquery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Some rows of a job's answer, each a list of texts.
 *
 * @param total how many rows the answer has
 */
record AnswerPage(long total, List<String> columns, List<List<@Nullable String>> rows) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static AnswerPage read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), AnswerPage.class);
    }

    void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    /** Where each column stands in a row. */
    Map<String, Integer> places() {
        return IntStream.range(0, columns.size())
                .boxed()
                .collect(Collectors.toUnmodifiableMap(columns::get, place -> place));
    }

    /** A list of one record with an amount, as the export has them; null if it is empty. */
    static @Nullable String creditAmount(String credits) throws JsonProcessingException {
        var amount = JSON.readTree(credits).path(0).path("amount");
        return amount.isMissingNode() ? null : amount.asText();
    }
}
