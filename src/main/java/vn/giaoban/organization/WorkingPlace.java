package vn.giaoban.organization;

import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.web.HomeUnit;

/** The unit named in the header of every page. */
@Component
class WorkingPlace implements HomeUnit {
    private final Units units;

    WorkingPlace(Units units) {
        this.units = units;
    }

    @Override
    public String name(Actor actor) {
        return units.place(actor.homeUnitId(), actor.day());
    }
}
