package org.chargebackledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import java.util.Locale;

@Isolated("changes the locale, by which others in the JVM would write numbers")
class EntryBytesTest {

    @Test
    void an_entry_has_the_same_bytes_where_digits_are_written_otherwise() {
        var entry = Given.firstEntry();
        var served = entry.served();
        var locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("hi-IN-u-nu-deva"));
            assertThat(entry.postingId(12)).isEqualTo("2026-10-000001-0012");
            assertThat(entry.served()).isEqualTo(served);
            assertThat(entry.computedHash()).isEqualTo(entry.hash());
        } finally {
            Locale.setDefault(locale);
        }
    }
}
