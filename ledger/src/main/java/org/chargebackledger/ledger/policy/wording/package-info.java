/** Policies in plain words: what approvers sign, and what differs between two versions. */
@NullMarked
package org.chargebackledger.ledger.policy.wording;

import org.jspecify.annotations.NullMarked;
