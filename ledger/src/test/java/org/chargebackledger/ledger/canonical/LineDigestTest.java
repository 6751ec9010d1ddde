package org.chargebackledger.ledger.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.bill.CostLines;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a line's digest is of. */
class LineDigestTest {

    @Test
    void a_line_is_hashed_as_the_canonical_array_of_its_fields_and_a_line_feed() {
        var line =
                "[\"2026-10-01\",\"2026-10-02\",\"AWS\",\"111122223333\",\"444455556666\",\"Amazon"
                    + " Web Services,"
                    + " Inc.\",\"INV-1\",\"eu-central-1\",\"AmazonEC2\",\"Usage\",\"\",\"Standard\",\"\",\"\",\"i-1\",\"prod\",\"payments\",\"\",\"{\\\"team\\\":\\\"payments\\\"}\",\"USD\",\"2.5\",\"1.25\",\"1.25\",\"1.25\",24]\n";
        assertThat(LineDigest.of(CostLines.of(List.of(Samples.costLine("i-1", "1.25")))))
                .isEqualTo(Sha256.hex(line.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shares_and_readings_are_hashed_one_by_one() {
        var shares = List.of(Samples.share("CC-1", "1"), Samples.share("", "2"));
        var whole = LineDigest.of(shares);
        assertThat(new LineDigest().update(shares.getFirst()).update(shares.getLast()).hex())
                .isEqualTo(whole);
        assertThat(LineDigest.of(shares.reversed())).isNotEqualTo(whole);
        assertThat(LineDigest.of(Samples.usageLines())).hasSize(64);
    }
}
