package org.chargebackledger.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

/** A command on a page is about the book of the page. */
class PageFrameTest {

    @Test
    void a_command_names_the_book_of_its_page_unless_it_is_the_default() {
        assertThat(PageFrame.inBook("de01")).isEqualTo(" --book=de01");
        assertThat(PageFrame.inBook("main")).isEmpty();
        assertThat(PageFrame.inBook(null)).isEmpty();
        assertThat(PageFrame.inBook("x; rm -rf ~")).isEmpty();
    }

    @Test
    void every_change_of_a_month_has_its_command() {
        var month = Period.parse("2026-10");
        var format = new PageFormat();
        assertThat(format.command(Transition.SOFT_CLOSE, month)).isEqualTo("close 2026-10 --soft");
        assertThat(format.command(Transition.CLOSE, month)).isEqualTo("close 2026-10");
        assertThat(format.command(Transition.REOPEN, month)).isEqualTo("reopen 2026-10");
        assertThat(format.command(Transition.CLOSE_PERMANENTLY, month))
                .isEqualTo("close 2026-10 --permanent");
    }
}
