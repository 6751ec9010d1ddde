/** Tests of what all pages share. */
@NullMarked
package org.chargebackledger.api.pages;

import org.jspecify.annotations.NullMarked;
