package org.xinyi.commitment;

import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.StaffId;

/// Through whom something was done: the session or key, the member of staff, the institution.
record Actor(ClientId client, @Nullable StaffId staff, @Nullable InstitutionId institution) {

    static Actor current() {
        Acting acting = Acting.current();
        return new Actor(acting.client(), acting.staff(), acting.institution());
    }

    /// As the action log names it.
    long number() {
        return staff == null ? client.value() : staff.value();
    }
}
