package org.chargebackledger.ledger.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.ProjectRoot;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;

/** The page about stored types tells what the code does. */
class EventPageTest {

    @Test
    void the_page_lists_every_stored_type_as_it_is() throws IOException {
        var page = ProjectRoot.find().resolve("docs/events/README.md");
        if ("write".equals(System.getProperty("stored.format"))) {
            Files.createDirectories(page.resolveSibling(""));
            Files.writeString(page, EventPage.text());
        }
        assertThat(page).hasContent(EventPage.text());
    }
}
