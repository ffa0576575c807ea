/// Patients' own sessions. Access knows credentials and people knows patients; neither may use the
/// other, so they meet here.
@NullMarked
package org.xinyi.app.sessions;

import org.jspecify.annotations.NullMarked;
