package org.chargebackledger.api.http.page;

import java.util.List;

/**
 * Where a list was left off.
 *
 * @param position the sort key of the last item served
 * @param snapshot upper bound of what the first page saw; later pages see no more
 */
public record Cursor(List<String> position, long snapshot) {}
