/** Adopting a policy version for months that are posted: proposed, approved, carried out. */
@NullMarked
package org.chargebackledger.api.adoption;

import org.jspecify.annotations.NullMarked;
