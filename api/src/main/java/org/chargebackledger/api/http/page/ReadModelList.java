package org.chargebackledger.api.http.page;

import org.chargebackledger.projections.storage.Cursor;
import org.chargebackledger.projections.storage.Page;
import org.jspecify.annotations.Nullable;

/** A read model's list, whose positions are numbers. */
@FunctionalInterface
public interface ReadModelList<T> {

    /**
     * A page of it.
     *
     * @param from where the page before left off; null on the first page
     */
    Page<T> page(@Nullable Cursor from, int limit);

    /** The page behind a position, without what came after the first page. */
    default Page<T> after(long position, long snapshot, int limit) {
        return page(new Cursor(position, snapshot), limit);
    }
}
