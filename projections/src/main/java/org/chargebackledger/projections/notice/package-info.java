/** What owners are told, and whether they were. */
@NullMarked
package org.chargebackledger.projections.notice;

import org.jspecify.annotations.NullMarked;
