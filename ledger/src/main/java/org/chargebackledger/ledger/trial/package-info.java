/** Tries a policy before it is submitted: on its own examples, and on months made for it. */
@NullMarked
package org.chargebackledger.ledger.trial;

import org.jspecify.annotations.NullMarked;
