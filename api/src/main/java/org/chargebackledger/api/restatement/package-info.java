/** What a later delivery of a bill says otherwise than the one before. */
@NullMarked
package org.chargebackledger.api.restatement;

import org.jspecify.annotations.NullMarked;
