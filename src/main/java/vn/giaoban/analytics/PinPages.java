package vn.giaoban.analytics;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.organization.Units;
import vn.giaoban.web.Page;

/** Pinning an overview to a unit's own page, ordering and removing what is pinned there. */
@Controller
class PinPages {
    private final Pins pins;
    private final Pictures pictures;
    private final Units units;

    PinPages(Pins pins, Pictures pictures, Units units) {
        this.pins = pins;
        this.pictures = pictures;
        this.units = units;
    }

    /** @param address of the overview, which whoever pins it must see themselves */
    @PostMapping("/units/{unitId}/pins")
    String pin(Page page, Actor actor, @PathVariable long unitId, @RequestParam(defaultValue = "") String address) {
        NotFound.unless(Pins.mayEdit(actor, unitId) && units.sees(actor, unitId));
        PinAddress pinned = PinAddress.of(address).orElseThrow(NotFound::new);
        NotFound.unless(pictures.find(actor, pinned, page.now()).isPresent());
        boolean done = pins.pin(actor, unitId, pinned);
        return "redirect:/units/" + unitId + (done ? "#pins" : "#pins-full");
    }

    @PostMapping("/units/{unitId}/pins/{id}/rise")
    String rise(
            Actor actor,
            @PathVariable long unitId,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long past) {
        pins.move(actor, unitId, id, past, true);
        return "redirect:/units/" + unitId + "#pins";
    }

    @PostMapping("/units/{unitId}/pins/{id}/fall")
    String fall(
            Actor actor,
            @PathVariable long unitId,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long past) {
        pins.move(actor, unitId, id, past, false);
        return "redirect:/units/" + unitId + "#pins";
    }

    @PostMapping("/units/{unitId}/pins/{id}/removal")
    String removal(Actor actor, @PathVariable long unitId, @PathVariable long id) {
        pins.unpin(actor, unitId, id);
        return "redirect:/units/" + unitId + "#pins";
    }
}
