package org.xinyi.people;

import org.xinyi.kernel.sql.Operation;

enum PeopleOperation implements Operation {
    REGISTER_PATIENT(301),
    REGISTER_PATIENTS(302),
    PROPOSE_TIE(303);

    private final int code;

    PeopleOperation(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
