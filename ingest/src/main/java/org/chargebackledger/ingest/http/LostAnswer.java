package org.chargebackledger.ingest.http;

import java.io.IOException;

/** The network lost what it was bringing; nothing is wrong on this side. */
final class LostAnswer extends IOException {

    private static final long serialVersionUID = 1L;

    LostAnswer(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
