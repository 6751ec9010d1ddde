/** The sample company, loaded into an empty book as its people would have done it. */
@NullMarked
package org.chargebackledger.api.demo;

import org.jspecify.annotations.NullMarked;
