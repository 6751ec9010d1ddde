package org.chargebackledger.ingest.connector;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** What is said of a property that does not hold. */
class TrialsTest {

    @TempDir Path temporary;

    @Test
    void a_failure_of_any_kind_names_its_seed() {
        assertThatThrownBy(() -> Trials.forEachSeed(2, temporary, (_, _) -> fail()))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s)seed [0-9]+: .*cut off.*");
    }

    private static void fail() throws IOException {
        throw new IOException("cut off");
    }
}
