package org.xinyi.delinquency;

/// What comes of a request for help.
enum HelpDecision {
    /// Relief is proposed to a second person.
    RELIEF,
    MORE_TIME,
    NONE
}
