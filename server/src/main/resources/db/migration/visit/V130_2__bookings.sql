-- The times at which a department takes patients. Booking moves the counter under a row lock.
CREATE TABLE booking_slot (
    id bigint NOT NULL,
    institution bigint NOT NULL,
    department bigint NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    capacity integer NOT NULL,
    booked integer NOT NULL DEFAULT 0,
    CONSTRAINT booking_slot_pk PRIMARY KEY (id),
    CONSTRAINT booking_slot_begins_once UNIQUE (department, starts_at),
    CONSTRAINT booking_slot_is_never_oversold CHECK (booked BETWEEN 0 AND capacity)
) WITH (fillfactor = 80);

-- A place in a slot.
CREATE TABLE booking (
    id bigint NOT NULL,
    slot bigint NOT NULL,
    patient bigint NOT NULL,
    institution bigint NOT NULL,
    department bigint NOT NULL,
    visit bigint,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    booked_at timestamptz NOT NULL,
    booked_by bigint NOT NULL,
    state smallint NOT NULL,
    CONSTRAINT booking_pk PRIMARY KEY (id)
);
COMMENT ON COLUMN booking.state IS '1 booked, 2 kept, 3 cancelled, 4 missed';
COMMENT ON COLUMN booking.visit IS 'the visit that kept it';
CREATE UNIQUE INDEX booking_once_per_slot ON booking (slot, patient) WHERE state = 1;
CREATE INDEX booking_open ON booking (starts_at) WHERE state = 1;
CREATE INDEX booking_by_patient ON booking (patient);
CREATE INDEX booking_by_institution ON booking (institution, starts_at);
