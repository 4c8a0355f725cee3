package vn.giaoban.identity;

/** Whom this installation asks for a second factor, as its operator has set it. */
enum SecondFactorRule {
    /** Nobody can have one, and of those who had, none is asked for: also the operator's way out when the key file is lost. */
    OFF,
    MAY,
    ADMINISTRATORS,
    ALL;

    /** What stands between the right password and being signed in. */
    enum Step {
        NONE,
        CODE,
        ENROLMENT
    }

    Step after(boolean enrolled, boolean administrator) {
        if (this == OFF) return Step.NONE;
        if (enrolled) return Step.CODE;
        return demands(administrator) ? Step.ENROLMENT : Step.NONE;
    }

    boolean demands(boolean administrator) {
        return this == ALL || (this == ADMINISTRATORS && administrator);
    }
}
