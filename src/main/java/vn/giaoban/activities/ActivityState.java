package vn.giaoban.activities;

import java.util.Optional;

/** Where an activity stands. Its lifecycle is written here. */
public enum ActivityState {
    LOGGED,
    CONFIRMED,
    WITHDRAWN;

    /** What can be done with a logged activity. */
    public enum Act {
        CORRECT,
        CONFIRM,
        WITHDRAW,
        RESTORE
    }

    /** Where an act leads; empty where it cannot be taken. What is corrected is to be confirmed again. */
    public Optional<ActivityState> after(Act act) {
        return switch (this) {
            case LOGGED ->
                switch (act) {
                    case CORRECT -> Optional.of(LOGGED);
                    case CONFIRM -> Optional.of(CONFIRMED);
                    case WITHDRAW -> Optional.of(WITHDRAWN);
                    case RESTORE -> Optional.empty();
                };
            case CONFIRMED ->
                switch (act) {
                    case CORRECT -> Optional.of(LOGGED);
                    case WITHDRAW -> Optional.of(WITHDRAWN);
                    case CONFIRM, RESTORE -> Optional.empty();
                };
            case WITHDRAWN -> act == Act.RESTORE ? Optional.of(LOGGED) : Optional.empty();
        };
    }

    public boolean counts() {
        return this != WITHDRAWN;
    }

    public String textKey() {
        return "activities.state." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
