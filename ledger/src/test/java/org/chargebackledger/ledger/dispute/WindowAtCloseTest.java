package org.chargebackledger.ledger.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/** How long charges can be disputed is read back from the close as it was written there. */
class WindowAtCloseTest {

    @Test
    void what_a_close_says_is_read_back() {
        var item = WindowAtClose.item(30);
        assertThat(item.check()).isEqualTo("dispute-window");
        assertThat(item.met()).isTrue();
        assertThat(WindowAtClose.days(item.detail())).contains(30);
        assertThat(WindowAtClose.days("nothing open")).isEmpty();
        assertThat(WindowAtClose.end(Instant.parse("2026-11-05T08:00:00Z"), 30))
                .isEqualTo(Instant.parse("2026-12-05T08:00:00Z"));
    }
}
