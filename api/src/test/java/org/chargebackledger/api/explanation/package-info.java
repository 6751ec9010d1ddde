/** What explanations say, checked by working it out again. */
@NullMarked
package org.chargebackledger.api.explanation;

import org.jspecify.annotations.NullMarked;
