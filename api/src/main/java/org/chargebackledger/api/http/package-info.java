/** What every HTTP endpoint stands on: problems, idempotency, JSON, pages of lists, access. */
@NullMarked
package org.chargebackledger.api.http;

import org.jspecify.annotations.NullMarked;
