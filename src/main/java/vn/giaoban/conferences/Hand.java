package vn.giaoban.conferences;

import java.time.Instant;

/**
 * Somebody who wishes to speak, in the one list across all points.
 *
 * @param number the event by which it was raised: nobody else's in this conference
 * @param point where the speech belongs
 * @param delegate 0 where the speaker is not named in the point's list
 * @param minutes asked for
 * @param registration the contribution registered beforehand; 0 for none
 */
public record Hand(
        int number,
        long point,
        long delegate,
        String speaker,
        String title,
        String topic,
        int minutes,
        HandKind kind,
        long registration,
        Instant raisedAt) {

    public static Hand of(ConferenceEvent event, Happening.HandRaised raised) {
        return new Hand(
                event.seq(),
                raised.point(),
                raised.delegate(),
                raised.speaker(),
                raised.title(),
                raised.topic(),
                raised.minutes(),
                raised.hand(),
                raised.registration(),
                event.at());
    }

    /** The same person of the same point, asking for the same once more. */
    public boolean isLike(Happening.HandRaised raised) {
        return point == raised.point()
                && delegate == raised.delegate()
                && speaker.equals(raised.speaker())
                && kind == raised.hand()
                && registration == raised.registration();
    }
}
