/// The outside world in a process of its own: insurer, banks, WeChat Pay, SMS carrier, fiscal
/// office and city credit platform as digital twins, each with its own storage.
@NullMarked
package org.xinyi.sandbox;

import org.jspecify.annotations.NullMarked;
