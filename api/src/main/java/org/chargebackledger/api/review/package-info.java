/** Reviews of material differences: two persons reopen the closed month, or waive. */
@NullMarked
package org.chargebackledger.api.review;

import org.jspecify.annotations.NullMarked;
