/// National cryptography: SM3 digests and keyed indexes, SM4-GCM sealing of personal data.
@NamedInterface("crypto")
@NullMarked
package org.xinyi.kernel.crypto;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
