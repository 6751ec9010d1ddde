package org.chargebackledger.api.http.idempotency;

import jakarta.servlet.Filter;

import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartResolver;

/** Makes the filter for a security chain: it must come after the rights were checked. */
@Component
public final class IdempotencyFilters {

    private final IdempotencyStore store;
    private final MultipartResolver multiparts;

    IdempotencyFilters(IdempotencyStore store, MultipartResolver multiparts) {
        this.store = store;
        this.multiparts = multiparts;
    }

    public Filter filter() {
        return new IdempotencyFilter(store, multiparts);
    }
}
