/** Changes of master data over HTTP: proposed by one person, approved by another one. */
@NullMarked
package org.chargebackledger.api.masterdata;

import org.jspecify.annotations.NullMarked;
