package vn.giaoban.tasks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a task stands. Its lifecycle is written here; that it is overdue follows from the day and is kept nowhere. */
public enum TaskState {
    /** Mới giao. */
    GIVEN,
    /** Đang thực hiện. */
    UNDER_WAY,
    /** Đã báo xong: the giver is to look. */
    DONE,
    /** Chưa đạt: back with its owner. */
    RETURNED,
    /** Đã xác nhận hoàn thành. */
    CONFIRMED,
    /** Đã rút. */
    WITHDRAWN;

    /** Where an act leads; empty where it cannot be taken. */
    public Optional<TaskState> after(TaskAct act) {
        return Optional.ofNullable(
                switch (this) {
                    case GIVEN ->
                        switch (act) {
                            case BEGIN -> UNDER_WAY;
                            case REPORT -> DONE;
                            case EXTEND -> GIVEN;
                            case WITHDRAW -> WITHDRAWN;
                            case GIVE, CONFIRM, RETURN -> null;
                        };
                    case UNDER_WAY ->
                        switch (act) {
                            case REPORT -> DONE;
                            case EXTEND -> UNDER_WAY;
                            case WITHDRAW -> WITHDRAWN;
                            case GIVE, BEGIN, CONFIRM, RETURN -> null;
                        };
                    case DONE ->
                        switch (act) {
                            case CONFIRM -> CONFIRMED;
                            case RETURN -> RETURNED;
                            case WITHDRAW -> WITHDRAWN;
                            case GIVE, BEGIN, REPORT, EXTEND -> null;
                        };
                    case RETURNED ->
                        switch (act) {
                            case REPORT -> DONE;
                            case EXTEND -> RETURNED;
                            case WITHDRAW -> WITHDRAWN;
                            case GIVE, BEGIN, CONFIRM, RETURN -> null;
                        };
                    case CONFIRMED -> act == TaskAct.RETURN ? RETURNED : null;
                    case WITHDRAWN -> null;
                });
    }

    /** The acts that can be taken, whoever takes them. */
    public List<TaskAct> acts() {
        return Arrays.stream(TaskAct.values())
                .filter(act -> after(act).isPresent())
                .toList();
    }

    /** True while its owner is to do something: only then can it be overdue. */
    public boolean isOpen() {
        return this == GIVEN || this == UNDER_WAY || this == RETURNED;
    }

    /** The text that names the state. */
    public String textKey() {
        return "tasks.state." + name().toLowerCase(Locale.ROOT);
    }
}
