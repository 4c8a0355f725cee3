package vn.giaoban.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody else wrote while a reader filled in a form. Nothing of the form was kept; both texts stand side by side, and what
 * was typed stays in its boxes, so that the reader can decide.
 *
 * @param who wrote last; empty where the page does not say
 * @param at when that was; null where the page does not say
 * @param places where what stands now and the reader's page differ
 */
public record Meanwhile(String who, @Nullable Instant at, List<Place> places) {

    /**
     * One box of the form.
     *
     * @param stands what is kept now; empty where there is nothing
     * @param typed what the reader's page says; empty where it says nothing
     */
    public record Place(String label, String stands, String typed) {}

    public static Meanwhile by(String who, Instant at, List<Place> places) {
        return new Meanwhile(who, at, places);
    }

    /** Where the page tells what, but not who. */
    public static Meanwhile somebody(List<Place> places) {
        return new Meanwhile("", null, places);
    }
}
