/** Notices: owners are written to, or told by somebody who answers for it. */
@NullMarked
package org.chargebackledger.api.notice;

import org.jspecify.annotations.NullMarked;
