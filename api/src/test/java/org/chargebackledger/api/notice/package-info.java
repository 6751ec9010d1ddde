/** Tests of notices, over real SMTP. */
@NullMarked
package org.chargebackledger.api.notice;

import org.jspecify.annotations.NullMarked;
